using System.Net;
using IoTDA.Sdk.Errors;
using Polly;
using Polly.Timeout;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>Sorts the outcome of one attempt.</summary>
internal static class FailureClassifier
{
    /// <summary>What the outcome means for the next attempt.</summary>
    public static FailureKind Classify(Outcome<HttpResponseMessage> outcome, SendTicket? ticket) => outcome switch
    {
        { Exception: { } exception } => Classify(exception, ticket?.Outcome),
        { Result: { IsSuccessStatusCode: false } response } => Classify(response),
        _ => FailureKind.None,
    };

    private static FailureKind Classify(Exception exception, SendOutcome? sent) => exception switch
    {
        // There were no credentials: what was not sent is not sent again.
        _ when sent is null => FailureKind.None,
        _ when sent == SendOutcome.NotExecuted => FailureKind.NotExecuted,
        SentAgainException when sent == SendOutcome.Throttled => FailureKind.Throttled,
        TimeoutRejectedException => FailureKind.Ambiguous,

        // A circuit breaker or a rate limiter of the host's.
        ExecutionRejectedException when sent == SendOutcome.NotSent => FailureKind.NotExecuted,
        _ when TransportFailure.IsTransient(exception) => FailureKind.Ambiguous,
        _ => FailureKind.None,
    };

    private static FailureKind Classify(HttpResponseMessage response) => response.StatusCode switch
    {
        StatusCodes.TooManyRequests => FailureKind.Throttled,
        HttpStatusCode.Forbidden when ResponseError.ReadEnvelope(response).Code.IsThrottling => FailureKind.Throttled,
        HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway
            or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            => ResponseError.ReadEnvelope(response).Code.IsThrottling ? FailureKind.Throttled : FailureKind.Ambiguous,
        _ => FailureKind.None,
    };
}
