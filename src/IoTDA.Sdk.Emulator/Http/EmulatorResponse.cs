using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>An answer before it is written.</summary>
internal sealed record EmulatorResponse(int StatusCode, string? ContentType, ReadOnlyMemory<byte> Body)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static EmulatorResponse NoContent { get; } = new(204, null, default);

    /// <summary>No answer at all: the connection is reset.</summary>
    public static EmulatorResponse Reset { get; } = new(0, null, default);

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The <c>Content-Length</c> to state where it is not the body's.</summary>
    public long? AnnouncedLength { get; init; }

    /// <summary>The id of the record that the operation made.</summary>
    public string? MadeId { get; init; }

    public bool IsSuccess => StatusCode is >= 200 and < 300;

    public static EmulatorResponse Json(int statusCode, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            write(writer);
        }

        return new EmulatorResponse(statusCode, "application/json", buffer.WrittenMemory);
    }

    public static EmulatorResponse Text(int statusCode, string contentType, string text)
        => new(statusCode, contentType, Encoding.UTF8.GetBytes(text));

    public EmulatorResponse WithHeader(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };
}
