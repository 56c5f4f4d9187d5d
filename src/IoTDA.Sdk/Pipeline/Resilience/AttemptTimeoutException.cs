namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>An attempt has met its limit.</summary>
internal sealed class AttemptTimeoutException(TimeSpan limit, Exception inner) : TimeoutException("no answer in time", inner)
{
    /// <summary>The limit.</summary>
    public TimeSpan Limit { get; } = limit;
}
