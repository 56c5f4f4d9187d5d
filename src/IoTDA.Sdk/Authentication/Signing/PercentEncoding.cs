using System.Buffers;
using System.Text;

namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>
/// The one spelling of RFC 3986 that is signed: letters, digits and <c>-_.~</c> as they are, everything else as <c>%</c> and two
/// upper-case digits. Text that is encoded already, in whichever spelling, comes out in this one.
/// </summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<char> Unreserved = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~");

    private static readonly SearchValues<char> UnreservedOrSlash = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~/");

    /// <summary>Appends a whole path: its slashes stay.</summary>
    public static void AppendPath(ref Utf8Text text, scoped ReadOnlySpan<char> path) => Append(ref text, path, UnreservedOrSlash);

    /// <summary>Appends the name or the value of a query parameter.</summary>
    public static void AppendPart(ref Utf8Text text, scoped ReadOnlySpan<char> part) => Append(ref text, part, Unreserved);

    /// <summary>Compares encoded texts by the bytes that they stand for.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        while (!left.IsEmpty && !right.IsEmpty)
        {
            int difference = Next(ref left) - Next(ref right);
            if (difference != 0)
            {
                return difference;
            }
        }

        return left.Length - right.Length;
    }

    private static byte Next(ref ReadOnlySpan<byte> text)
    {
        byte first = text[0];
        if (first != '%')
        {
            text = text[1..];
            return first;
        }

        byte value = (byte)((Digit((char)text[1]) << 4) | Digit((char)text[2]));
        text = text[3..];
        return value;
    }

    private static void Append(ref Utf8Text text, scoped ReadOnlySpan<char> rest, SearchValues<char> kept)
    {
        Span<byte> utf8 = stackalloc byte[4];
        while (!rest.IsEmpty)
        {
            int plain = rest.IndexOfAnyExcept(kept);
            if (plain < 0)
            {
                plain = rest.Length;
            }

            text.Append(rest[..plain]);
            rest = rest[plain..];
            if (rest.IsEmpty)
            {
                return;
            }

            if (rest.Length > 2 && rest[0] == '%' && char.IsAsciiHexDigit(rest[1]) && char.IsAsciiHexDigit(rest[2]))
            {
                AppendByte(ref text, (byte)((Digit(rest[1]) << 4) | Digit(rest[2])));
                rest = rest[3..];
                continue;
            }

            _ = Rune.DecodeFromUtf16(rest, out Rune rune, out int consumed);
            int bytes = rune.EncodeToUtf8(utf8);
            for (int i = 0; i < bytes; i++)
            {
                AppendByte(ref text, utf8[i]);
            }

            rest = rest[consumed..];
        }
    }

    private static void AppendByte(ref Utf8Text text, byte value)
    {
        if (Unreserved.Contains((char)value))
        {
            text.Append(value);
            return;
        }

        text.Append((byte)'%');
        text.Append("0123456789ABCDEF"u8[value >> 4]);
        text.Append("0123456789ABCDEF"u8[value & 15]);
    }

    private static int Digit(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
