using System.Net;
using IoTDA.Sdk.Errors;
using Polly;
using Polly.Timeout;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>Sorts the outcome of one attempt.</summary>
internal static class FailureClassifier
{
    /// <summary>What the outcome means for the next attempt.</summary>
    public static FailureKind Classify(Outcome<HttpResponseMessage> outcome) => outcome switch
    {
        { Exception: TimeoutRejectedException } => FailureKind.Ambiguous,
        { Exception: { } exception } when TransportFailure.IsNotExecuted(exception) => FailureKind.NotExecuted,
        { Exception: { } exception } when TransportFailure.IsTransient(exception) => FailureKind.Ambiguous,
        { Result: { IsSuccessStatusCode: false } response } => Classify(response),
        _ => FailureKind.None,
    };

    /// <summary>Whether a second attempt of the request is harmless whatever became of the first.</summary>
    public static bool IsRepeatable(HttpRequestMessage request) => ApiCall.Of(request) is { Operation.IsRepeatable: true };

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
