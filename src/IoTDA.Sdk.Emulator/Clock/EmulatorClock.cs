namespace IoTDA.Sdk.Emulator;

/// <summary>
/// The service's time: <see cref="EmulatorOptions.TimeProvider"/>, which can be frozen and moved ahead. Tasks, stamps, tokens, the life of
/// files and delays go by it; signatures are checked by <see cref="EmulatorOptions.TimeProvider"/> itself, so that a clock that was moved
/// locks nobody out.
/// </summary>
public sealed class EmulatorClock
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly TimeProvider _source;
    private readonly double _initialSpeed;
    private TaskCompletionSource _changed = NewSignal();
    private TimeSpan _offset;
    private DateTimeOffset? _frozenAt;
    private double _speed;

    internal EmulatorClock(TimeProvider source, double speed)
    {
        _source = source;
        _initialSpeed = speed;
        _speed = speed;
    }

    /// <summary>The service's time now, in UTC.</summary>
    public DateTimeOffset Now
    {
        get
        {
            lock (_lock)
            {
                return _frozenAt ?? (_source.GetUtcNow() + _offset);
            }
        }
    }

    /// <summary>Whether time stands still.</summary>
    public bool IsFrozen
    {
        get
        {
            lock (_lock)
            {
                return _frozenAt is not null;
            }
        }
    }

    /// <summary>How much faster than this clock tasks run, 0.001 to 1,000,000; a change concerns the waits that begin after it. See <see cref="EmulatorOptions.Speed"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to something else.</exception>
    public double Speed
    {
        get => Volatile.Read(ref _speed);
        set
        {
            CheckSpeed(value);
            Volatile.Write(ref _speed, value);
        }
    }

    /// <summary>The time by which signatures are checked.</summary>
    internal DateTimeOffset SourceNow => _source.GetUtcNow();

    /// <summary>Stops time. Does nothing when it stands still.</summary>
    public void Freeze() => Change(() => _frozenAt ??= _source.GetUtcNow() + _offset);

    /// <summary>Lets time go on from where it stands. Does nothing when it goes.</summary>
    public void Unfreeze() => Change(() =>
    {
        if (_frozenAt is { } frozen)
        {
            _offset = frozen - _source.GetUtcNow();
            _frozenAt = null;
        }
    });

    /// <summary>Moves time ahead, frozen or not.</summary>
    /// <param name="by">How far, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or leads beyond the year 9999.</exception>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by, DateTimeOffset.MaxValue - Now);
        Change(() =>
        {
            _frozenAt += by;
            _offset += by;
        });
    }

    /// <summary>Where it stands.</summary>
    internal ClockPosition Position => new(Now, IsFrozen, Speed);

    /// <summary>Sets it to where it stood.</summary>
    internal void MoveTo(ClockPosition position) => Change(() =>
    {
        _offset = position.Now - _source.GetUtcNow();
        _frozenAt = position.IsFrozen ? position.Now : null;
        _speed = position.Speed;
    });

    internal void Reset() => Change(() =>
    {
        _offset = TimeSpan.Zero;
        _frozenAt = null;
        _speed = _initialSpeed;
    });

    internal async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        DateTimeOffset due = Now is var now && delay < DateTimeOffset.MaxValue - now ? now + delay : DateTimeOffset.MaxValue;
        while (due - Now is { Ticks: > 0 } left)
        {
            Task changed;
            bool frozen;
            lock (_lock)
            {
                changed = _changed.Task;
                frozen = _frozenAt is not null;
            }

            using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task wait = frozen ? Task.Delay(Timeout.InfiniteTimeSpan, _source, enough.Token) : Task.Delay(left < LongestTimer ? left : LongestTimer, _source, enough.Token);
            await Task.WhenAny(wait, changed).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    internal static void CheckSpeed(double speed)
    {
        if (speed is not (>= 0.001 and <= 1_000_000))
        {
            throw new ArgumentOutOfRangeException(null, $"Speed must be from 0.001 to 1000000, not {speed}.");
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            change();
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }
}
