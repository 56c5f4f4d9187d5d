using Microsoft.CodeAnalysis;

namespace System;

/// <summary>What newer frameworks can do with spans.</summary>
[Embedded]
internal static class SpanExtensions
{
    extension(ReadOnlySpan<char> text)
    {
        /// <summary>How often a character stands in the text.</summary>
        public int Count(char value)
        {
            int count = 0;
            foreach (char c in text)
            {
                count += c == value ? 1 : 0;
            }

            return count;
        }

        /// <summary>Whether one of three characters stands in the text.</summary>
        public bool ContainsAny(char value0, char value1, char value2) => text.IndexOfAny(value0, value1, value2) >= 0;
    }

    extension(ReadOnlySpan<byte> bytes)
    {
        /// <summary>The bytes from the first that is none of some.</summary>
        public ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> trimmed)
        {
            int start = 0;
            while (start < bytes.Length && trimmed.IndexOf(bytes[start]) >= 0)
            {
                start++;
            }

            return bytes[start..];
        }
    }
}
