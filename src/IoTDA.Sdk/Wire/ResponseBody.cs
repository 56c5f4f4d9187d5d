using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IoTDA.Sdk.Wire;

/// <summary>Turns the body of a successful answer into a record.</summary>
internal static class ResponseBody
{
    /// <summary>Reads the record.</summary>
    /// <exception cref="IoTDATransportException">The body is empty, or is not what the operation answers with.</exception>
    public static T Read<T>(ApiOperation operation, HttpStatusCode status, ReadOnlySpan<byte> body, JsonTypeInfo<T> typeInfo)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        if (body.IsEmpty)
        {
            throw Unusable(operation, status, "an empty body", null);
        }

        try
        {
            return (body.SequenceEqual("null"u8) ? default : JsonSerializer.Deserialize(body, typeInfo)) ?? throw Unusable(operation, status, "the JSON value null", null);
        }
        catch (JsonException exception)
        {
            string at = exception.Path is { Length: > 1 } path ? $" (at {path})" : "";
            throw Unusable(operation, status, $"an unexpected body{at}", exception);
        }
        catch (InvalidOperationException exception)
        {
            // The reader's answer to a string that is no valid UTF-8.
            throw Unusable(operation, status, "a body that is not valid UTF-8", exception);
        }
    }

    /// <summary>
    /// Checks whether there is a body where one is due, and none where none is: a page that somebody on the way put there is no success.
    /// </summary>
    public static IoTDATransportException? Misfit(ApiOperation operation, HttpResponseMessage response)
    {
        if (operation.HasAnswer)
        {
            // Refit would take it for null, without a look at the body.
            return response.StatusCode == HttpStatusCode.NoContent ? Unusable(operation, response.StatusCode, "an empty body", null) : null;
        }

        return response.StatusCode != HttpStatusCode.NoContent
            && response.Content is AnswerContent { Bytes: { IsEmpty: false } body }
            && !body.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8)
                ? Unusable(operation, response.StatusCode, "a body where none was expected", null)
                : null;
    }

    /// <summary>The exception for a body that is not what the operation answers with.</summary>
    public static IoTDATransportException Unusable(ApiOperation operation, HttpStatusCode status, string what, Exception? inner, bool isTransient = true)
        => new(operation.Name, $"was answered with HTTP {(int)status} and {what}", mayHaveExecuted: true, isTransient, inner, operation.IsRead);
}
