using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Validation;

/// <summary>Measures JSON as it will be sent, without keeping it.</summary>
internal static class JsonSize
{
    /// <summary>How deep what a request holds may be nested, so that the whole can be written, and read back.</summary>
    public const int MaxDepth = 500;

    private const int LargestKept = 64 * 1024;
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    /// <summary>The number of UTF-16 characters.</summary>
    /// <exception cref="ArgumentException">There is a number that JSON has not, such as NaN.</exception>
    /// <exception cref="InvalidOperationException">It is nested too deep.</exception>
    public static int Characters(JsonNode json) => Measure(json, static (json, writer) => json.WriteTo(writer), static written => Encoding.UTF8.GetCharCount(written));

    /// <summary>The number of UTF-8 bytes.</summary>
    /// <inheritdoc cref="Characters" />
    public static int Bytes(JsonNode json) => Measure(json, static (json, writer) => json.WriteTo(writer), static written => written.Length);

    /// <inheritdoc cref="Bytes(JsonNode)" />
    public static int Bytes(JsonElement json) => Measure(json, static (json, writer) => json.WriteTo(writer), static written => written.Length);

    private static int Measure<T>(T json, Action<T, Utf8JsonWriter> write, MeasureWritten measure)
    {
        ArrayBufferWriter<byte> buffer = _buffer ?? new ArrayBufferWriter<byte>(512);
        _buffer = null;
        buffer.Clear();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            write(json, writer);
        }

        int size = measure(buffer.WrittenSpan);
        _buffer = buffer.Capacity <= LargestKept ? buffer : null;
        return size;
    }

    private delegate int MeasureWritten(ReadOnlySpan<byte> written);
}
