using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IoTDA.Sdk.Wire;

/// <summary>Writes a record as a request's body: once a call, into a pooled buffer of about the right size.</summary>
internal static class JsonBodyWriter
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    /// <summary>Writes the body.</summary>
    public static BufferedContent Write<T>(T value, JsonTypeInfo<T> typeInfo)
    {
        string? secret = (value as IHasSecret)?.Secret;
        var buffer = new PooledBuffer((value as ISizeHint)?.ApproximateSize ?? 1024, isSecret: secret is not null);
        try
        {
            Utf8JsonWriter writer = _writer ?? new Utf8JsonWriter(buffer, WriterOptions);
            _writer = null;
            writer.Reset(buffer);
            JsonSerializer.Serialize(writer, value, typeInfo);
            writer.Flush();
            _writer = writer;
            var content = new BufferedContent(buffer) { Secret = secret };
            // Parsed, it would be written anew for each request.
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
            return content;
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }
}

/// <summary>A record with a secret in it, which no answer may show and no buffer may keep.</summary>
internal interface IHasSecret
{
    /// <summary>The secret.</summary>
    string Secret { get; }
}

/// <summary>A record that knows about how large its JSON will be, so that the buffer need not grow by copying.</summary>
internal interface ISizeHint
{
    /// <summary>The size in bytes, rather too large than too small.</summary>
    int ApproximateSize { get; }
}
