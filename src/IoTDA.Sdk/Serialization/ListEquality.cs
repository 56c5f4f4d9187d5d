using System.Runtime.InteropServices;

namespace IoTDA.Sdk.Serialization;

/// <summary>Value equality for lists, so that records which hold one are equal when their contents are.</summary>
internal static class ListEquality
{
    /// <summary>Whether both lists hold equal items in the same order.</summary>
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
    public static int Hash<T>(IReadOnlyList<T> items) => items.Count == 0 ? 0 : HashCode.Combine(items.Count, items[0]);

    /// <summary>The items as they are, or as a copy where they are no list.</summary>
    public static IReadOnlyList<T> AsList<T>(this IEnumerable<T> items) => items as IReadOnlyList<T> ?? [.. items];

    /// <summary>The items as a span, where that needs no copy.</summary>
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
