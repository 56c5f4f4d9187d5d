using System.Buffers;
using Microsoft.CodeAnalysis;

namespace System.Text;

/// <summary>A Unicode scalar value.</summary>
[Embedded]
internal readonly struct Rune
{
    private const int Replacement = 0xFFFD;

    private Rune(int value) => Value = value;

    /// <summary>The value.</summary>
    public int Value { get; }

    /// <summary>Reads the first scalar; half a surrogate pair is read as the replacement character.</summary>
    public static OperationStatus DecodeFromUtf16(ReadOnlySpan<char> source, out Rune result, out int charsConsumed)
    {
        charsConsumed = 1;
        if (!char.IsSurrogate(source[0]))
        {
            result = new Rune(source[0]);
            return OperationStatus.Done;
        }

        if (source.Length > 1 && char.IsSurrogatePair(source[0], source[1]))
        {
            charsConsumed = 2;
            result = new Rune(char.ConvertToUtf32(source[0], source[1]));
            return OperationStatus.Done;
        }

        result = new Rune(Replacement);
        return OperationStatus.InvalidData;
    }

    /// <summary>Writes the value as UTF-8.</summary>
    public int EncodeToUtf8(Span<byte> destination)
    {
        switch (Value)
        {
            case < 0x80:
                destination[0] = (byte)Value;
                return 1;
            case < 0x800:
                destination[0] = (byte)(0xC0 | (Value >> 6));
                destination[1] = Tail(0);
                return 2;
            case < 0x10000:
                destination[0] = (byte)(0xE0 | (Value >> 12));
                destination[1] = Tail(6);
                destination[2] = Tail(0);
                return 3;
            default:
                destination[0] = (byte)(0xF0 | (Value >> 18));
                destination[1] = Tail(12);
                destination[2] = Tail(6);
                destination[3] = Tail(0);
                return 4;
        }
    }

    private byte Tail(int shift) => (byte)(0x80 | ((Value >> shift) & 0x3F));
}
