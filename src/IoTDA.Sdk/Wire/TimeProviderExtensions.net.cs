namespace IoTDA.Sdk.Wire;

/// <summary>What the back-port of the clock has, and the clock itself has not.</summary>
internal static class TimeProviderExtensions
{
    /// <summary>A source that cancels after a time.</summary>
    public static CancellationTokenSource CreateCancellationTokenSource(this TimeProvider timeProvider, TimeSpan delay) => new(delay, timeProvider);
}
