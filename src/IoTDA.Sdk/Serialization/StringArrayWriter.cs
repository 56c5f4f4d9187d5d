using System.Buffers;
using System.Text;
using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>
/// Writes an array of strings. Ids, of which there are up to 30,000, need no escape in JSON: they are put together in blocks, and the writer
/// is called once for each block.
/// </summary>
internal static class StringArrayWriter
{
    private const int BlockSize = 2048;
    private const int MaxPlainLength = 256;
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    // Not all that could go as it is, but all that an id can hold.
    private static readonly SearchValues<char> Plain = SearchValues.Create(Letters + "0123456789_-");

    /// <summary>Writes the strings as an array member.</summary>
    public static void WriteStrings(this Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        if (ListEquality.TryGetSpan(values, out ReadOnlySpan<string> span))
        {
            WriteItems(writer, span);
        }
        else
        {
            for (int i = 0; i < values.Count; i++)
            {
                writer.WriteStringValue(values[i]);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteItems(Utf8JsonWriter writer, ReadOnlySpan<string> values)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        int length = 0;
        foreach (string value in values)
        {
            if (value is null || value.Length > MaxPlainLength || value.AsSpan().ContainsAnyExcept(Plain))
            {
                Flush(writer, block, ref length);
                writer.WriteStringValue(value);
                continue;
            }

            if (length + value.Length + 3 > BlockSize)
            {
                Flush(writer, block, ref length);
            }

            if (length > 0)
            {
                block[length++] = (byte)',';
            }

            block[length++] = (byte)'"';
            length += Encoding.ASCII.GetBytes(value, block[length..]);
            block[length++] = (byte)'"';
        }

        Flush(writer, block, ref length);
    }

    private static void Flush(Utf8JsonWriter writer, ReadOnlySpan<byte> block, ref int length)
    {
        if (length > 0)
        {
            writer.WriteRawValue(block[..length], skipInputValidation: true);
            length = 0;
        }
    }
}
