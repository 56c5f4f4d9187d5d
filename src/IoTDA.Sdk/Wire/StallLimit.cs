namespace IoTDA.Sdk.Wire;

/// <summary>A time limit that begins again with each piece of an answer, and rests while the client is busy with one.</summary>
internal sealed class StallLimit : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _outer;
    private readonly ITimer _timer;

    public StallLimit(TimeSpan time, TimeProvider timeProvider, CancellationToken outer)
    {
        Time = time;
        _outer = outer;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _timer = timeProvider.CreateTimer(static source => End((CancellationTokenSource)source!), _source, time, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How long a wait may take.</summary>
    public TimeSpan Time { get; }

    /// <summary>Ends with the limit, and with what it stands in.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether it was this limit that has ended the work.</summary>
    public bool IsOver => _source.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <summary>The time begins again.</summary>
    public void Restart() => _timer.Change(Time, Timeout.InfiniteTimeSpan);

    /// <summary>The time rests until it begins again.</summary>
    public void Suspend() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <inheritdoc />
    public void Dispose()
    {
        _timer.Dispose();
        _source.Dispose();
    }

    private static void End(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The work has ended in the same moment.
        }
    }
}
