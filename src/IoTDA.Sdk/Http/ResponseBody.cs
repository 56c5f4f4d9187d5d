using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Http;

/// <summary>Turns the body of a successful answer into a record.</summary>
internal static class ResponseBody
{
    /// <summary>Reads the record.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="operation">The operation, for the exception.</param>
    /// <param name="response">The answer.</param>
    /// <param name="typeInfo">The record's description.</param>
    /// <exception cref="IoTDATransportException">The body is empty, or is not what the operation answers with.</exception>
    public static T Read<T>(string operation, HttpResponseMessage response, JsonTypeInfo<T> typeInfo)
    {
        ReadOnlySpan<byte> body = response.Content is BufferedContent buffered ? buffered.Bytes.Span : [];
        if (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        if (body.IsEmpty)
        {
            throw Unusable(operation, response, "an empty body", null);
        }

        try
        {
            return JsonSerializer.Deserialize(body, typeInfo) ?? throw Unusable(operation, response, "null", null);
        }
        catch (JsonException exception)
        {
            string at = exception.Path is { Length: > 1 } path ? $" (at {path})" : "";
            throw Unusable(operation, response, $"a body that is not what this operation answers with{at}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // The reader's answer to a string that is no valid UTF-8.
            throw Unusable(operation, response, "a body that is not valid UTF-8", exception);
        }
    }

    /// <summary>
    /// Checks the answer of an operation that answers without a body: a page that somebody on the way put there is no success.
    /// </summary>
    /// <param name="operation">The operation, for the exception.</param>
    /// <param name="response">The answer.</param>
    /// <exception cref="IoTDATransportException">There is a body that cannot be the service's.</exception>
    public static void ThrowIfForeign(string operation, HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.NoContent
            && response.Content is BufferedContent { Bytes: { IsEmpty: false } body }
            && !body.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
        {
            throw Unusable(operation, response, "a body, which this operation does not answer with", null);
        }
    }

    private static IoTDATransportException Unusable(string operation, HttpResponseMessage response, string what, Exception? inner)
        => new(operation, $"was answered with HTTP {(int)response.StatusCode} and {what}", mayHaveExecuted: true, isTransient: true, inner);
}
