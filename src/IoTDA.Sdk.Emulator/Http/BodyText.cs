using System.Text.Json;
using System.Text.Unicode;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>Parses the body of a request.</summary>
internal static class BodyText
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="RequestRefusedException">It is not JSON, or has text that is not Unicode.</exception>
    public static JsonDocument Parse(ApiRequest request)
    {
        string mediaType = request.ContentType?.Split(';')[0].Trim() ?? string.Empty;
        return string.Equals(mediaType, "application/json", StringComparison.OrdinalIgnoreCase)
            ? Parse(request.Body)
            : throw RequestRefusedException.InvalidFormat($"The Content-Type must be application/json, not '{mediaType}'.");
    }

    /// <summary>A body that may be left out, which is an object without members.</summary>
    /// <exception cref="RequestRefusedException">It is not JSON, or has text that is not Unicode.</exception>
    public static JsonDocument ParseOptional(ApiRequest request)
        => request.Body.IsEmpty ? JsonDocument.Parse("{}"u8.ToArray()) : Parse(request);

    /// <exception cref="RequestRefusedException">It is not JSON, or has text that is not Unicode.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw RequestRefusedException.InvalidFormat("The body is not UTF-8.");
        }

        try
        {
            CheckEscapes(body.Span);
            return JsonDocument.Parse(body, Options);
        }
        catch (JsonException exception)
        {
            throw RequestRefusedException.InvalidFormat($"The body is not JSON: {exception.Message}");
        }
        catch (InvalidOperationException exception)
        {
            throw RequestRefusedException.InvalidFormat($"The body has text that is not Unicode: {exception.Message}");
        }
    }

    /// <summary>An escape can write half of a character; the document's reader would find out only when the text is asked for.</summary>
    private static void CheckEscapes(ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\\u"u8) < 0)
        {
            return;
        }

        Utf8JsonReader reader = new(body);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }
}
