using System.Diagnostics;

namespace IoTDA.Sdk.Testing;

/// <summary>
/// A clock that moves only when a test moves it. Timers fire on the mover's thread, each at its own time. A timer that cancels a
/// <see cref="CancellationTokenSource"/> is a deadline, which is not waited for; any other is a delay.
/// </summary>
internal sealed class ManualTimeProvider : TimeProvider
{
    // Real time: a test that waits for a delay which never comes fails instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<TimeSpan> _delays = [];
    private TaskCompletionSource _delayCame = NewSignal();
    private DateTimeOffset _now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How many timers wait.</summary>
    public int TimerCount
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>The length of every delay that was begun, in order.</summary>
    public IReadOnlyList<TimeSpan> Delays
    {
        get
        {
            lock (_lock)
            {
                return [.. _delays];
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        DateTimeOffset target = GetUtcNow() + by;
        while (TakeDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = target;
        }
    }

    /// <summary>Waits until some work waits for a delay.</summary>
    public async Task WhenDelayedAsync()
    {
        while (true)
        {
            Task came;
            lock (_lock)
            {
                if (_timers.Exists(timer => !timer.IsDeadline))
                {
                    return;
                }

                came = _delayCame.Task;
            }

            await came.WaitAsync(Patience);
        }
    }

    /// <summary>Runs one piece of work to its end: whenever it waits for a delay, the clock moves on to the delay's end.</summary>
    public async Task RunAsync(Task work)
    {
        Stopwatch real = Stopwatch.StartNew();
        while (!work.IsCompleted)
        {
            ThrowIfOver(real, 6 * Patience, "The work goes on waiting, delay after delay.");
            await await Task.WhenAny(work, WhenDelayedAsync());
            if (!work.IsCompleted && NextDelay() is { } wait)
            {
                Advance(wait);
            }
        }

        await work;
    }

    /// <inheritdoc cref="RunAsync(Task)" />
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        await RunAsync((Task)work);
        return await work;
    }

    /// <summary>Waits, without moving, until so many timers wait.</summary>
    public async Task UntilTimersAsync(int count, CancellationToken cancellationToken)
    {
        Stopwatch real = Stopwatch.StartNew();
        while (TimerCount != count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ThrowIfOver(real, Patience, $"{TimerCount} timers wait, and not {count}.");
            await Task.Yield();
        }
    }

    private static void ThrowIfOver(Stopwatch real, TimeSpan limit, string what)
    {
        if (real.Elapsed > limit)
        {
            throw new TimeoutException(what);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TimeSpan? NextDelay()
    {
        lock (_lock)
        {
            return _timers.Where(timer => !timer.IsDeadline).Select(timer => (TimeSpan?)(timer.Due - _now)).Min();
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset until)
    {
        lock (_lock)
        {
            ManualTimer? first = _timers.MinBy(timer => timer.Due);
            if (first is null || first.Due > until)
            {
                return null;
            }

            _now = first.Due > _now ? first.Due : _now;
            _timers.Remove(first);
            return first;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset Due { get; private set; }

        public bool IsDeadline => state is CancellationTokenSource;

        public void Fire()
        {
            if (_period > TimeSpan.Zero)
            {
                Change(_period, _period);
            }

            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                _period = period;
                clock._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._now + dueTime;
                    clock._timers.Add(this);
                    if (!IsDeadline)
                    {
                        clock._delays.Add(dueTime);
                        clock._delayCame.TrySetResult();
                        clock._delayCame = NewSignal();
                    }
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
