namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>The arithmetic of the delays: two doubling curves, of each delay a random half taken off.</summary>
internal static class RetryDelay
{
    /// <summary>The delay before a retry.</summary>
    public static TimeSpan Next(ResilienceOptions options, FailureKind kind, int retry)
    {
        (TimeSpan first, TimeSpan most) = kind == FailureKind.Throttled
            ? (options.ThrottlingDelay, options.MaxThrottlingDelay)
            : (options.TransientDelay, options.MaxTransientDelay);
        double full = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Clamp(retry, 0, 30)), most.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (0.5 + (0.5 * Math.Clamp(options.Randomizer(), 0, 1))));
    }
}
