namespace IoTDA.Sdk.Soak;

/// <summary>Another machine's clock: the same seconds, another time of day.</summary>
internal sealed class SkewedTimeProvider(TimeProvider clock, TimeSpan ahead) : TimeProvider
{
    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + ahead;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
