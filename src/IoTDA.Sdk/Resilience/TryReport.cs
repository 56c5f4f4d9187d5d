using System.Diagnostics;
using System.Globalization;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Errors;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Timeout;

namespace IoTDA.Sdk.Resilience;

/// <summary>What is shown of one try: an event of the operation's activity, a count, and words for the log.</summary>
internal static class TryReport
{
    /// <summary>Shows a try that has ended.</summary>
    /// <param name="state">The call.</param>
    /// <param name="outcome">The try's outcome.</param>
    /// <param name="kind">What it means.</param>
    /// <param name="timeProvider">The clock.</param>
    public static void Add(TryState state, Outcome<HttpResponseMessage> outcome, FailureKind kind, TimeProvider timeProvider)
    {
        if (kind == FailureKind.Throttled)
        {
            ClientTelemetry.CountThrottled(ApiOperation.NameOf(state.Request));
        }

        if (ApiCall.Of(state.Request) is { Activity: { } activity })
        {
            var tags = new ActivityTagsCollection { ["iotda.try"] = state.Tries, [ClientTelemetry.FailureTag] = NameOf(kind) };
            if (outcome.Result is { } response)
            {
                tags[ClientTelemetry.StatusCodeTag] = (int)response.StatusCode;
            }
            else if (outcome.Exception is { } exception)
            {
                tags[ClientTelemetry.ErrorTypeTag] = exception.GetType().Name;
            }

            activity.AddEvent(new ActivityEvent("iotda.try", timeProvider.GetUtcNow(), tags));
        }
    }

    /// <summary>One line for the answer that the call ends with.</summary>
    /// <param name="logger">Where it goes; takes messages of level Debug.</param>
    /// <param name="state">The call.</param>
    /// <param name="response">The answer.</param>
    /// <param name="timeProvider">The clock.</param>
    public static void LogAnswer(ILogger logger, TryState state, HttpResponseMessage response, TimeProvider timeProvider)
        => Log.Answered(
            logger,
            ApiOperation.NameOf(state.Request),
            (int)response.StatusCode,
            state.Tries,
            (long)timeProvider.GetElapsedTime(state.StartedAt).TotalMilliseconds,
            ResponseError.RequestId(response));

    /// <summary>The kind of failure as a tag's value.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(FailureKind kind) => kind switch
    {
        FailureKind.Ambiguous => "ambiguous",
        FailureKind.NotExecuted => "not_executed",
        FailureKind.Throttled => "throttled",
        _ => "none",
    };

    /// <summary>Why a try failed, in words without a body or a credential.</summary>
    /// <param name="outcome">The outcome.</param>
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
