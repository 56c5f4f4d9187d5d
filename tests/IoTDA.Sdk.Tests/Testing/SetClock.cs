namespace IoTDA.Sdk.Tests.Testing;

/// <summary>A machine whose clock somebody sets; its timestamps and timers go on as they were.</summary>
internal sealed class SetClock(ManualTimeProvider clock) : TimeProvider
{
    /// <summary>How far it was set ahead.</summary>
    public TimeSpan By { get; set; }

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + By;

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
