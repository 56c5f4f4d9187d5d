using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>The size of a JSON value without insignificant white space and without needless escapes.</summary>
internal static class CompactJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int CharacterCount(JsonElement element) => Encoding.UTF8.GetCharCount(Write(element).WrittenSpan);

    public static int ByteCount(JsonElement element) => Write(element).WrittenCount;

    private static ArrayBufferWriter<byte> Write(JsonElement element)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer, Options);
        element.WriteTo(writer);
        writer.Flush();
        return buffer;
    }
}
