using System.Runtime.InteropServices;

namespace IoTDA.Sdk.Serialization;

/// <summary>Value equality for lists, so that records which hold one are equal when their contents are.</summary>
internal static class Sequence
{
    /// <summary>Whether both lists hold equal items in the same order.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="first">One list.</param>
    /// <param name="second">The other.</param>
    public static bool Equal<T>(IReadOnlyList<T> first, IReadOnlyList<T> second)
    {
        if (ReferenceEquals(first, second))
        {
            return true;
        }

        if (first.Count != second.Count)
        {
            return false;
        }

        EqualityComparer<T> comparer = EqualityComparer<T>.Default;
        for (int i = 0; i < first.Count; i++)
        {
            if (!comparer.Equals(first[i], second[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A cheap hash: the count and the first item.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="items">The list.</param>
    public static int Hash<T>(IReadOnlyList<T> items) => items.Count == 0 ? 0 : HashCode.Combine(items.Count, items[0]);

    /// <summary>The items as a span, where that needs no copy.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="items">The items.</param>
    /// <param name="span">The same items.</param>
    /// <returns><see langword="false"/> for a list of another kind than an array or a <see cref="List{T}"/>.</returns>
    public static bool TryGetSpan<T>(IReadOnlyList<T> items, out ReadOnlySpan<T> span)
    {
        switch (items)
        {
            case T[] array:
                span = array;
                return true;
            case List<T> list:
                span = CollectionsMarshal.AsSpan(list);
                return true;
            default:
                span = default;
                return false;
        }
    }
}
