using Polly;

namespace IoTDA.Sdk.Resilience;

/// <summary>Decides after each failed try whether there is another, and when.</summary>
/// <param name="options">The options.</param>
/// <param name="budget">The client's retry budget.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class RetryRule(IoTDAResilienceOptions options, RetryBudget budget, TimeProvider timeProvider)
{
    /// <summary>Whether to try again; sets the delay.</summary>
    /// <param name="state">The call.</param>
    /// <param name="outcome">The try's outcome.</param>
    public bool ShouldRetry(TryState state, Outcome<HttpResponseMessage> outcome)
    {
        FailureKind kind = FailureClassifier.Classify(outcome);
        if (kind == FailureKind.None
            || (kind == FailureKind.Ambiguous && !FailureClassifier.IsRepeatable(state.Request))
            || state.Tries >= options.MaxTries)
        {
            return false;
        }

        TimeSpan delay = DelayFor(kind, state.Tries - 1, outcome.Result);
        TimeSpan left = state.TotalTimeout - timeProvider.GetElapsedTime(state.StartedAt);
        if (delay >= left)
        {
            // Waiting for what cannot be reached only hides the answer that is already there.
            return false;
        }

        int cost = RetryBudget.CostOf(kind);
        if (!budget.TrySpend(cost))
        {
            return false;
        }

        state.Spent += cost;
        state.NextDelay = delay;
        return true;
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
