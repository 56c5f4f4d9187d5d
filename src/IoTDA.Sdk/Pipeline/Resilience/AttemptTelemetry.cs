using System.Diagnostics;
using System.Globalization;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>What is shown of one attempt: an event of the operation's activity, a count, and words for the log.</summary>
internal static class AttemptTelemetry
{
    /// <summary>Shows an attempt that has ended.</summary>
    public static void Add(CallState state, Outcome<HttpResponseMessage> outcome, FailureKind kind, TimeProvider timeProvider)
    {
        if (kind == FailureKind.Throttled)
        {
            ClientTelemetry.CountThrottled(ApiOperation.NameOf(state.Request));
        }

        if (ApiCall.Of(state.Request) is { Activity: { } activity })
        {
            var tags = new ActivityTagsCollection { ["iotda.attempt"] = state.Attempts, [ClientTelemetry.FailureTag] = NameOf(kind) };
            if (outcome.Result is { } response)
            {
                tags[ClientTelemetry.StatusCodeTag] = (int)response.StatusCode;
            }
            else if (outcome.Exception is { } exception)
            {
                tags[ClientTelemetry.ErrorTypeTag] = exception.GetType().Name;
            }

            activity.AddEvent(new ActivityEvent("iotda.attempt", timeProvider.GetUtcNow(), tags));
        }
    }

    /// <summary>One line for the answer that the call ends with.</summary>
    public static void LogAnswer(ILogger logger, CallState state, HttpResponseMessage response, TimeProvider timeProvider)
        => Log.Answered(
            logger,
            ApiOperation.NameOf(state.Request),
            (int)response.StatusCode,
            state.Attempts,
            (long)timeProvider.GetElapsedTime(state.StartedAt).TotalMilliseconds,
            ResponseError.RequestId(response));

    /// <summary>The kind of failure as a tag's value.</summary>
    public static string NameOf(FailureKind kind) => kind switch
    {
        FailureKind.Ambiguous => "ambiguous",
        FailureKind.NotExecuted => "not_executed",
        FailureKind.Throttled => "throttled",
        _ => "none",
    };

    /// <summary>Why an attempt failed, in words without a body or a credential.</summary>
    public static string ReasonOf(Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Result is { } response)
        {
            ErrorCode code = ResponseError.ReadEnvelope(response).Code;
            return string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}{(code == default ? "" : " ")}{code}");
        }

        return outcome.Exception switch
        {
            TimeoutRejectedException => "no answer in time",
            { } exception => TransportFailure.Describe(exception),
            _ => "",
        };
    }
}
