namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>The default source of the delays' random part.</summary>
internal static class Jitter
{
    /// <summary>A number in [0, 1).</summary>
#pragma warning disable CA5394 // spreads retries over time; nothing secret depends on it
    public static double Next() => Random.Shared.NextDouble();
#pragma warning restore CA5394
}
