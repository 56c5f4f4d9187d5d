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

    /// <summary>Checks that an answer has no body, where the operation answers with none: a page of somebody else's is no success.</summary>
    /// <param name="operation">The operation, for the exception.</param>
    /// <param name="response">The answer.</param>
    /// <exception cref="IoTDATransportException">There is a body.</exception>
    public static void ThrowIfAny(string operation, HttpResponseMessage response)
    {
        if (response.Content is BufferedContent { Bytes.IsEmpty: false })
        {
            throw Unusable(operation, response, "a body, which this operation does not answer with", null);
        }
    }

    private static IoTDATransportException Unusable(string operation, HttpResponseMessage response, string what, Exception? inner)
        => new(operation, $"was answered with HTTP {(int)response.StatusCode} and {what}", mayHaveExecuted: true, isTransient: true, inner);
}
