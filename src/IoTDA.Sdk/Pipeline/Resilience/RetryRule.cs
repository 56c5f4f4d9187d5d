using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>Decides after each failed attempt whether there is another, and when.</summary>
internal sealed class RetryRule(ResilienceOptions options, RetryBudget budget, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>Whether to try again; sets the delay.</summary>
    public bool ShouldRetry(CallState state, Outcome<HttpResponseMessage> outcome)
    {
        FailureKind kind = FailureClassifier.Classify(outcome);
        AttemptTelemetry.Add(state, outcome, kind, timeProvider);
        if (kind == FailureKind.None)
        {
            return false;
        }

        if (kind == FailureKind.Ambiguous)
        {
            state.MarkMayHaveExecuted();
        }

        if ((kind == FailureKind.Ambiguous && !FailureClassifier.IsRepeatable(state.Request)) || state.Attempts >= options.MaxAttempts)
        {
            return false;
        }

        TimeSpan delay = DelayFor(kind, state.Attempts - 1, outcome.Result);
        if (delay >= state.TotalTimeout - timeProvider.GetElapsedTime(state.StartedAt))
        {
            // Waiting for what cannot be reached only hides the answer that is already there.
            return Refuse(state, outcome, "the wait would outlast the call's total timeout");
        }

        int cost = RetryBudget.CostOf(kind);
        if (!budget.TrySpend(cost))
        {
            return Refuse(state, outcome, "the client's retry budget is used up");
        }

        state.Spent += cost;
        state.NextDelay = delay;
        string operation = ApiOperation.NameOf(state.Request);
        ClientTelemetry.CountRetry(operation, AttemptTelemetry.NameOf(kind));
        if (logger.IsEnabled(LogLevel.Information))
        {
            Log.Retrying(logger, operation, state.Attempts, AttemptTelemetry.ReasonOf(outcome), (long)delay.TotalMilliseconds);
        }

        return true;
    }

    private bool Refuse(CallState state, Outcome<HttpResponseMessage> outcome, string why)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            Log.NotRetried(logger, ApiOperation.NameOf(state.Request), state.Attempts, AttemptTelemetry.ReasonOf(outcome), why);
        }

        return false;
    }

    private TimeSpan DelayFor(FailureKind kind, int retry, HttpResponseMessage? response)
    {
        TimeSpan delay = RetryDelay.Next(options, kind, retry);
        if (response is null)
        {
            return delay;
        }

        if (ResponseError.RetryAfter(response, timeProvider) is { } asked)
        {
            return asked;
        }

        if (kind == FailureKind.Throttled && ThrottlingWindow.Parse(ResponseError.ReadEnvelope(response).Message) is { } window)
        {
            // Calls of the window before count no longer once it is over; a little of the curve spreads the callers.
            TimeSpan atMost = window < options.MaxThrottlingDelay ? window : options.MaxThrottlingDelay;
            return atMost > delay ? atMost : delay;
        }

        return delay;
    }
}
