namespace IoTDA.Sdk.EndToEnd.Tests.Authentication;

/// <summary>The system's clock, moved by a test. Timers and timeouts run as ever.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _shift));

    public void Shift(TimeSpan by) => Interlocked.Add(ref _shift, by.Ticks);
}
