namespace IoTDA.Sdk.Soak;

/// <summary>A clock that runs some times faster than the machine's.</summary>
/// <param name="speed">How many times.</param>
internal sealed class AcceleratedTimeProvider(double speed) : TimeProvider
{
    private readonly long _startedAt = System.GetTimestamp();
    private readonly DateTimeOffset _start = System.GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Elapsed => System.GetElapsedTime(_startedAt) * speed;

    // Never early: a wait that is over too soon would look like a bug of who waits.
    private TimeSpan Real(TimeSpan time)
        => time == global::System.Threading.Timeout.InfiniteTimeSpan ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / speed));

    private sealed class Timer(ITimer timer, AcceleratedTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
