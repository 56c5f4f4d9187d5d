using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Validation;

/// <summary>Measures JSON as it will be sent, without keeping it.</summary>
internal static class JsonSize
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The number of UTF-16 characters.</summary>
    public static int Characters(JsonNode json) => Encoding.UTF8.GetCharCount(Write(json));

    /// <summary>The number of UTF-8 bytes.</summary>
    public static int Bytes(JsonNode json) => Write(json).Length;

    private static ReadOnlySpan<byte> Write(JsonNode json)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteTo(writer);
        }

        return buffer.WrittenSpan;
    }
}
