using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;
using Polly;

namespace IoTDA.Sdk.Resilience;

/// <summary>Decides after each failed try whether there is another, and when.</summary>
/// <param name="options">The options.</param>
/// <param name="budget">The client's retry budget.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">Where it says what it decided.</param>
internal sealed class RetryRule(ResilienceOptions options, RetryBudget budget, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>Whether to try again; sets the delay.</summary>
    /// <param name="state">The call.</param>
    /// <param name="outcome">The try's outcome.</param>
    public bool ShouldRetry(TryState state, Outcome<HttpResponseMessage> outcome)
    {
        FailureKind kind = FailureClassifier.Classify(outcome);
        TryReport.Add(state, outcome, kind, timeProvider);
        if (kind == FailureKind.None)
        {
            return false;
        }

        if (kind == FailureKind.Ambiguous)
        {
            state.MarkMayHaveExecuted();
        }

        if ((kind == FailureKind.Ambiguous && !FailureClassifier.IsRepeatable(state.Request)) || state.Tries >= options.MaxTries)
        {
            return false;
        }

        TimeSpan delay = DelayFor(kind, state.Tries - 1, outcome.Result);
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
        ClientTelemetry.CountRetry(operation, TryReport.NameOf(kind));
        if (logger.IsEnabled(LogLevel.Information))
        {
            Log.Retrying(logger, operation, state.Tries, TryReport.ReasonOf(outcome), (long)delay.TotalMilliseconds);
        }

        return true;
    }

    private bool Refuse(TryState state, Outcome<HttpResponseMessage> outcome, string why)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            Log.NotRetried(logger, ApiOperation.NameOf(state.Request), state.Tries, TryReport.ReasonOf(outcome), why);
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
