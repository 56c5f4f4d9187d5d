namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>
/// The arithmetic of the delays: two doubling curves, of each delay a random half taken off. Where the service asks for a wait, that wait with a random
/// part on top, so that callers who were refused together do not return together; never less than the curve.
/// </summary>
internal static class RetryDelay
{
    /// <summary>The delay before a retry.</summary>
    public static TimeSpan Next(ResilienceOptions options, FailureKind kind, int retry, HttpResponseMessage? response, ServiceClock clock)
    {
        double random = Math.Clamp(options.Randomizer(), 0, 1);
        (TimeSpan first, TimeSpan most) = kind == FailureKind.Throttled
            ? (options.ThrottlingDelay, options.MaxThrottlingDelay)
            : (options.TransientDelay, options.MaxTransientDelay);
        double full = Math.Min(first.TotalMilliseconds * Math.Pow(2, Math.Clamp(retry, 0, 30)), most.TotalMilliseconds);
        TimeSpan curve = TimeSpan.FromMilliseconds(full * (0.5 + (0.5 * random)));
        if (response is null || Asked(kind, response, options, clock) is not { } asked)
        {
            return curve;
        }

        TimeSpan spread = TimeSpan.FromMilliseconds(first.TotalMilliseconds * random);
        TimeSpan wait = asked > TimeSpan.MaxValue - spread ? asked : asked + spread;
        return wait > curve ? wait : curve;
    }

    private static TimeSpan? Asked(FailureKind kind, HttpResponseMessage response, ResilienceOptions options, ServiceClock clock)
    {
        if (ResponseError.RetryAfter(response, clock) is { } asked)
        {
            return asked;
        }

        // Calls of the period before count no longer once it is over.
        return kind == FailureKind.Throttled && ThrottlingWindow.Parse(ResponseError.ReadEnvelope(response).Message) is { } period
            ? (period < options.MaxThrottlingDelay ? period : options.MaxThrottlingDelay)
            : null;
    }
}
