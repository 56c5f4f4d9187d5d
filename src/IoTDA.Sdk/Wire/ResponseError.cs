using System.Net.Http.Headers;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Wire;

/// <summary>Turns an error answer into its exception.</summary>
internal static class ResponseError
{
    /// <summary>Reads the error.</summary>
    public static IoTDAServiceException Read(string operation, HttpResponseMessage response, ServiceClock clock, TimeProvider timeProvider)
    {
        ErrorEnvelope envelope = ReadEnvelope(response);
        return new IoTDAServiceException(
            operation,
            response.StatusCode,
            envelope.Code,
            envelope.Message,
            RequestId(response) ?? envelope.RequestId,
            RetryAfter(response, clock),
            ClockSkew.Explain(response, timeProvider)
                ?? Redirect(response)
                ?? (response.RequestMessage is { } request && ApiCall.Of(request) is { FixedTokenRefused: true } ? ErrorHints.FixedToken : null));
    }

    /// <summary>The request's id, by which the service's support finds it; <see langword="null"/> when no header has it.</summary>
    public static string? RequestId(HttpResponseMessage response)
        => (Header(response.Headers, "X-Request-Id") ?? Header(response.Headers, "X-IAM-Trace-Id")) is { } id
            ? WireText.Bound(id, SecretHeaders.Of(response.RequestMessage))
            : null;

    /// <summary>What the body of an error answer says; read once, however many ask.</summary>
    public static ErrorEnvelope ReadEnvelope(HttpResponseMessage response)
        => response.Content is AnswerContent buffered
            ? buffered.Envelope ??= ErrorEnvelopeReader.Read(
                buffered.Bytes, buffered.Headers.ContentType?.MediaType, SecretHeaders.Of(response.RequestMessage))
            : ErrorEnvelope.None;

    /// <summary>How long the service asks to wait; a date is read by the service's clock, and one in the past asks for no wait.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, ServiceClock clock)
    {
        RetryConditionHeaderValue? header = response.Headers.RetryAfter;
        TimeSpan? wait = header?.Delta ?? (header?.Date is { } date ? date - (response.Headers.Date ?? clock.Now) : null);
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    // Its host and no more: a path or query may hold what is nobody's business.
    private static string? Redirect(HttpResponseMessage response)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308))
        {
            return null;
        }

        string where = response.Headers.Location switch
        {
            null => "names no address",
            { IsAbsoluteUri: false } => "points to another path of the same host",
            var to => $"points to {WireText.Bound(to.IdnHost, SecretHeaders.Of(response.RequestMessage)) ?? "a host that cannot be shown"}",
        };
        return $"Redirects are not followed, since they would carry the credentials to another address; this one {where}. Check the endpoint.";
    }

    private static string? Header(HttpResponseHeaders headers, string name)
        => headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
