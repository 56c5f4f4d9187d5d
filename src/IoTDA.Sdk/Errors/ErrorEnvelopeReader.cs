using System.Text;
using System.Text.Json;

namespace IoTDA.Sdk.Errors;

/// <summary>
/// Reads every envelope that comes back from the service, its gateway and IAM: flat or nested at any depth, <c>error_code</c> or
/// <c>code</c>, XML, or no envelope at all. It never throws.
/// </summary>
internal static class ErrorEnvelopeReader
{
    private const int MaxRead = 64 * 1024;
    private const int MaxMessage = 1_000;
    private const int MaxHidden = 16_000;

    private static readonly string[] EchoStarts = ["{\"", "{\\\"", "{&quot;", "{&#34;", "{&#x22;", "%7B", "&#123;", "&#x7b;"];

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Reads an error body.</summary>
    public static ErrorEnvelope Read(ReadOnlyMemory<byte> body, string? contentType, Secrets secrets = default)
    {
        if (body.Length > MaxRead)
        {
            body = body[..MaxRead];
        }

        if (body.Span.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        // An empty object says nothing.
        if (body.IsEmpty || body.Span.SequenceEqual("{}"u8))
        {
            return ErrorEnvelope.None;
        }

        if (contentType is not null && contentType.Contains("xml", StringComparison.OrdinalIgnoreCase))
        {
            return XmlErrorEnvelope.TryRead(body, out ErrorEnvelope xml) ? Shorten(xml, secrets) : Raw(body, secrets);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Options);
            return Find(document.RootElement) is { } found ? Shorten(found, secrets) : Raw(body, secrets);
        }
        catch (JsonException)
        {
            return Raw(body, secrets);
        }
        catch (InvalidOperationException)
        {
            // A string member that is no valid UTF-8.
            return Raw(body, secrets);
        }
    }

    private static ErrorEnvelope? Find(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement item in element.EnumerateArray())
            {
                if (Find(item) is { } found)
                {
                    return found;
                }
            }

            return null;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        string? code = Text(element, "error_code") ?? Text(element, "code");
        string? message = Text(element, "error_msg") ?? Text(element, "message") ?? Text(element, "encoded_authorization_message");
        if (!string.IsNullOrEmpty(code) || !string.IsNullOrEmpty(message))
        {
            return new ErrorEnvelope(string.IsNullOrEmpty(code) ? default : new ErrorCode(code), message, Text(element, "request_id"));
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (Find(property.Value) is { } found)
            {
                return found with { RequestId = found.RequestId ?? Text(element, "request_id") };
            }
        }

        return null;
    }

    private static string? Text(JsonElement element, string name)
        => !element.TryGetProperty(name, out JsonElement value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    private static ErrorEnvelope Raw(ReadOnlyMemory<byte> body, Secrets secrets)
        => Shorten(new ErrorEnvelope(default, WithoutEcho(Encoding.UTF8.GetString(body.Span)), null), secrets);

    // A page that repeats the request's body shows what was in it: passwords, keys of devices.
    private static string WithoutEcho(string page)
    {
        int echo = int.MaxValue;
        foreach (string start in EchoStarts)
        {
            int at = page.IndexOf(start, StringComparison.OrdinalIgnoreCase);
            echo = at > 0 && at < echo ? at : echo;
        }

        return echo == int.MaxValue ? page : page[..echo] + "…";
    }

    private static ErrorEnvelope Shorten(ErrorEnvelope envelope, Secrets secrets)
        => new(
            WireText.Bound(envelope.Code.Value, secrets) is { } code ? new ErrorCode(code) : default,
            OneLine(Hide(envelope.Message, secrets), MaxMessage),
            WireText.Bound(envelope.RequestId, secrets));

    // Before the text is shortened, which could leave a piece too short to be known; only as much as can be shown.
    private static string? Hide(string? text, Secrets secrets)
    {
        string? start = text?.Trim();
        return start is null ? null : secrets.Hide(start.Length > MaxHidden ? start[..MaxHidden] : start);
    }

    // A message goes into logs: one line, of bounded length.
    private static string? OneLine(string? text, int max)
    {
        if (text is null)
        {
            return null;
        }

        var line = new StringBuilder(Math.Min(text.Length, max));
        foreach (char c in text.AsSpan().Trim())
        {
            if (line.Length == max)
            {
                line.Append('…');
                break;
            }

            if (!char.IsControl(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.Length == 0 ? null : line.ToString();
    }
}
