using System.Net.Http.Headers;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Wire;

/// <summary>Turns an error answer into its exception.</summary>
internal static class ResponseError
{
    /// <summary>Reads the error.</summary>
    public static IoTDAServiceException Read(string operation, HttpResponseMessage response, TimeProvider timeProvider)
    {
        ErrorEnvelope envelope = ReadEnvelope(response, SecretHeaders.Of(response.RequestMessage));
        return new IoTDAServiceException(
            operation,
            response.StatusCode,
            envelope.Code,
            envelope.Message,
            RequestId(response) ?? envelope.RequestId,
            RetryAfter(response, timeProvider),
            ClockSkew.Explain(response, timeProvider));
    }

    /// <summary>The request's id, by which the service's support finds it; <see langword="null"/> when no header has it.</summary>
    public static string? RequestId(HttpResponseMessage response)
        => Header(response.Headers, "X-Request-Id") ?? Header(response.Headers, "X-IAM-Trace-Id");

    /// <summary>What the body of an error answer says.</summary>
    public static ErrorEnvelope ReadEnvelope(HttpResponseMessage response, Secrets secrets = default)
        => response.Content is AnswerContent buffered
            ? ErrorEnvelopeReader.Read(buffered.Bytes, buffered.Headers.ContentType?.MediaType, secrets)
            : default;

    /// <summary>How long the service asks to wait; a date in the past asks for no wait.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider timeProvider)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? (header?.Date is { } date ? date - timeProvider.GetUtcNow() : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string? Header(HttpResponseHeaders headers, string name)
        => headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
