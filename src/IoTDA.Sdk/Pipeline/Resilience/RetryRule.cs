namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>Whether a failed attempt is followed by another. It decides and does nothing else.</summary>
internal sealed class RetryRule(ResilienceOptions options, RetryBudget budget)
{
    /// <summary>The decision.</summary>
    public RetryDecision Decide(CallState state, Attempt attempt)
        => attempt.Kind == FailureKind.None
            || (attempt.Kind == FailureKind.Ambiguous && state.Call is not { Operation.IsRepeatable: true })
            || state.Attempts >= state.MaxAttempts(options) ? RetryDecision.No

            : state.Download is { Part: > 0 } ? RetryDecision.HoldsPart

            // Waiting for what cannot be reached only hides the answer that is already there.
            : attempt.Delay >= state.Left ? RetryDecision.NoTime
            : !budget.CanSpend(RetryBudget.CostOf(attempt.Kind)) ? RetryDecision.NoBudget
            : RetryDecision.Yes;
}

/// <summary>Whether there is another attempt, and why not.</summary>
internal enum RetryDecision
{
    No,
    HoldsPart,
    NoTime,
    NoBudget,
    Yes,
}
