using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IoTDA.Sdk.Emulator;

/// <summary>An answer before it is written.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="ContentType">The <c>Content-Type</c>; <see langword="null"/> for none.</param>
/// <param name="Body">The body's bytes.</param>
public sealed record EmulatorResponse(int StatusCode, string? ContentType, ReadOnlyMemory<byte> Body)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>204 without a body.</summary>
    public static EmulatorResponse NoContent { get; } = new(204, null, default);

    /// <summary>No answer at all: the connection is reset.</summary>
    public static EmulatorResponse Reset { get; } = new(0, null, default);

    /// <summary>Headers beside those that every answer has.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The <c>Content-Length</c> to state; <see langword="null"/>, the default, means the body's own.</summary>
    public long? AnnouncedLength { get; init; }

    /// <summary>The id of the record that the operation made.</summary>
    internal string? MadeId { get; init; }

    internal bool IsSuccess => StatusCode is >= 200 and < 300;

    /// <summary>An answer with JSON.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="write">Writes the one value of the body.</param>
    /// <returns>The answer.</returns>
    public static EmulatorResponse Json(int statusCode, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            write(writer);
        }

        return new EmulatorResponse(statusCode, "application/json", buffer.WrittenMemory);
    }

    /// <summary>An answer with text in UTF-8.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="contentType">The <c>Content-Type</c>.</param>
    /// <param name="text">The body.</param>
    /// <returns>The answer.</returns>
    public static EmulatorResponse Text(int statusCode, string contentType, string text)
        => new(statusCode, contentType, Encoding.UTF8.GetBytes(text));

    /// <summary>The same answer with one header more.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    /// <returns>The answer.</returns>
    public EmulatorResponse WithHeader(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };

    /// <exception cref="ArgumentException">HTTP knows no such answer.</exception>
    internal void ThrowIfImpossible()
    {
        if (StatusCode is < 200 or > 599 && this != Reset)
        {
            throw new ArgumentOutOfRangeException(null, $"The status of an answer must be from 200 to 599, not {StatusCode}.");
        }

        foreach ((string name, string value) in Headers.Append(new("Content-Type", ContentType ?? "none")))
        {
            if (name.Length == 0 || !name.All(IsTokenCharacter) || value.Any(character => character is < ' ' or > '~'))
            {
                throw new ArgumentException($"The header '{name}' cannot be sent: its name must be a token, and its value ASCII without control characters.", paramName: null);
            }
        }

        static bool IsTokenCharacter(char character) => char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal);
    }
}
