using Polly;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>One failed attempt as everybody sees it: what its failure means, and how long to wait before the next.</summary>
internal sealed class Attempt(FailureKind kind, TimeSpan delay)
{
    /// <summary>An attempt that another cannot better.</summary>
    public static readonly Attempt Final = new(FailureKind.None, TimeSpan.Zero);

    /// <summary>What the failure means for the next attempt.</summary>
    public FailureKind Kind { get; } = kind;

    /// <summary>The wait before the next attempt.</summary>
    public TimeSpan Delay { get; } = delay;

    /// <summary>Reads the outcome of an attempt.</summary>
    public static Attempt Of(Outcome<HttpResponseMessage> outcome, CallState state, ResilienceOptions options, ServiceClock clock)
    {
        FailureKind kind = FailureClassifier.Classify(outcome, state.Call?.Ticket);
        if (kind == FailureKind.None)
        {
            return Final;
        }

        TimeSpan delay = RetryDelay.Next(options, kind, state.Attempts - 1, outcome.Result, clock);
        return new Attempt(kind, state.Download is { HasBegun: true } && delay < Download.Pause ? Download.Pause : delay);
    }
}
