using Microsoft.CodeAnalysis;

namespace System.Buffers;

/// <summary>A set of values to look for.</summary>
[Embedded]
internal sealed class SearchValues<T>(T[] values)
    where T : IEquatable<T>
{
    /// <summary>Whether the set has a value.</summary>
    public bool Contains(T value) => Array.IndexOf(values, value) >= 0;
}

/// <summary>Makes sets.</summary>
[Embedded]
internal static class SearchValues
{
    /// <summary>A set of characters.</summary>
    public static SearchValues<char> Create(string values) => new([.. values]);
}

/// <summary>Looks for what is in no set.</summary>
[Embedded]
internal static class SearchValuesExtensions
{
    extension(ReadOnlySpan<char> text)
    {
        /// <summary>The first character that the set lacks; -1 when there is none.</summary>
        public int IndexOfAnyExcept(SearchValues<char> values)
        {
            for (int i = 0; i < text.Length; i++)
            {
                if (!values.Contains(text[i]))
                {
                    return i;
                }
            }

            return -1;
        }

        /// <summary>Whether there is a character that the set lacks.</summary>
        public bool ContainsAnyExcept(SearchValues<char> values) => text.IndexOfAnyExcept(values) >= 0;
    }
}
