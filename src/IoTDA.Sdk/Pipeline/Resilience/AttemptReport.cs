using System.Diagnostics;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>What is shown of a call's attempts: events of the operation's activity, counts, and lines in the log.</summary>
internal sealed class AttemptReport(ResilienceOptions options, ServiceClock clock, RetryRule rule, ClientTelemetry telemetry)
{
    private readonly ILogger _logger = telemetry.Logger;

    /// <summary>An attempt has failed, and another follows.</summary>
    public void Retrying(CallState state, Outcome<HttpResponseMessage> outcome, Attempt attempt)
    {
        string operation = ApiOperation.NameOf(state.Request);
        Add(state, outcome, attempt.Kind);
        telemetry.CountRetry(operation, NameOf(attempt.Kind));
        if (_logger.IsEnabled(LogLevel.Information))
        {
            Log.Retrying(_logger, operation, state.Attempts, ReasonOf(state, outcome), (long)attempt.Delay.TotalMilliseconds);
        }
    }

    /// <summary>The last attempt has ended.</summary>
    public void Ended(CallState state, Outcome<HttpResponseMessage> outcome)
    {
        Attempt attempt = state.Read(outcome, options, clock);
        Add(state, outcome, attempt.Kind);
        if (attempt.Kind != FailureKind.None && _logger.IsEnabled(LogLevel.Information))
        {
            switch (rule.Decide(state, attempt))
            {
                case RetryDecision.HoldsPart:
                    NotRetried(state, outcome, "the destination holds a part of the file and cannot be set back");
                    break;
                case RetryDecision.NoTime:
                    NotRetried(state, outcome, "the wait would outlast the call's total timeout");
                    break;
                case RetryDecision.NoBudget:
                    NotRetried(state, outcome, "the client's retry budget is used up");
                    break;
            }
        }

        if (outcome.Result is { } response && _logger.IsEnabled(LogLevel.Debug))
        {
            Log.Answered(
                _logger,
                ApiOperation.NameOf(state.Request),
                (int)response.StatusCode,
                state.Attempts,
                (long)state.Elapsed.TotalMilliseconds,
                ResponseError.RequestId(response) ?? "none");
        }
    }

    /// <summary>A delete has found nothing, and is done.</summary>
    public void DeletedByEarlierAttempt(CallState state)
        => Log.DeletedByEarlierAttempt(_logger, ApiOperation.NameOf(state.Request), state.Attempts);

    private static string NameOf(FailureKind kind) => kind switch
    {
        FailureKind.Ambiguous => "ambiguous",
        FailureKind.NotExecuted => "not_executed",
        FailureKind.Throttled => "throttled",
        _ => "none",
    };

    // In words without a body or a credential.
    private string ReasonOf(CallState state, Outcome<HttpResponseMessage> outcome)
    {
        if (outcome.Result is { } response)
        {
            return "HTTP " + IoTDAServiceException.Show(response.StatusCode, ResponseError.ReadEnvelope(response).Code);
        }

        return outcome.Exception switch
        {
            AttemptTimeoutException => "no answer in time",
            { } exception => TransportFailure.Describe(exception, state.Call?.Ticket?.Outcome ?? SendOutcome.NotSent, telemetry.Server),
            _ => "",
        };
    }

    private void NotRetried(CallState state, Outcome<HttpResponseMessage> outcome, string why)
        => Log.NotRetried(_logger, ApiOperation.NameOf(state.Request), state.Attempts, ReasonOf(state, outcome), why);

    private void Add(CallState state, Outcome<HttpResponseMessage> outcome, FailureKind kind)
    {
        if (kind == FailureKind.Throttled)
        {
            telemetry.CountThrottled(ApiOperation.NameOf(state.Request));
        }

        if (state.Call is { Activity: { } activity })
        {
            var tags = new ActivityTagsCollection { [ClientTelemetry.FailureTag] = NameOf(kind) };
            if (state.Attempts > 1)
            {
                tags[ClientTelemetry.ResendCountTag] = state.Attempts - 1;
                activity.SetTag(ClientTelemetry.ResendCountTag, state.Attempts - 1);
            }

            if (outcome.Result is { } response)
            {
                tags[ClientTelemetry.StatusCodeTag] = (int)response.StatusCode;
            }
            else if (outcome.Exception is { } exception)
            {
                tags[ClientTelemetry.ErrorTypeTag] = CallError.TypeOf(exception);
            }

            activity.AddEvent(new ActivityEvent("iotda.attempt", telemetry.TimeProvider.GetUtcNow(), tags));
        }
    }
}
