namespace IoTDA.Sdk.Recovery;

/// <summary>Looks at the service for what became of a call: how often, how long, and how far back.</summary>
internal sealed class LookBack(RecoveryOptions options, TimeSpan totalTimeout, ServiceClock serviceClock, TimeProvider timeProvider)
{
    private static readonly TimeSpan UnknownSkew = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);

    /// <summary>How many pages of a list one look may read.</summary>
    public int MaxPages => options.MaxPages;

    /// <summary>A call begins.</summary>
    public CallStart Begin() => new(timeProvider.GetUtcNow(), timeProvider.GetTimestamp());

    /// <summary>Whether a failure leaves open what became of the request, and is to be looked into.</summary>
    public bool IsOpen(IoTDAException exception) => options.Enabled && exception.MayHaveExecuted;

    /// <summary>The service's time before which nothing can be the result of a call. Ask anew after each answer: it may have told the service's time.</summary>
    public DateTimeOffset Earliest(CallStart start)
    {
        TimeSpan elapsed = timeProvider.GetElapsedTime(start.Timestamp);
        if (serviceClock.Known is { } now)
        {
            return now - elapsed - options.ClockSkew;
        }

        // Whichever is earlier: the clock may have been set meanwhile.
        DateTimeOffset begun = timeProvider.GetUtcNow() - elapsed;
        return (begun < start.Time ? begun : start.Time) - (options.ClockSkew > UnknownSkew ? options.ClockSkew : UnknownSkew);
    }

    /// <summary>Looks at once, and after growing waits (1, 2, 5, 10 s and so on) up to the settling time, until there is a result.</summary>
    /// <exception cref="IoTDATransportException">The call's time, or that of recovery, was used up before it was certain that there is none.</exception>
    public Task<T?> FindAsync<T>(string operation, CallStart start, Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken, bool isRead = false)
        where T : class
        => WithinAsync(operation, Earlier(Left(start), options.Timeout), token => LookRepeatedlyAsync(look, token), mayHaveExecuted: true, cancellationToken, isRead);

    /// <summary>Looks once.</summary>
    /// <exception cref="IoTDATransportException">The call's time, or that of recovery, was used up.</exception>
    public Task<T> LookAsync<T>(string operation, CallStart start, Func<CancellationToken, Task<T>> look, CancellationToken cancellationToken)
        => WithinAsync(operation, Earlier(Left(start), options.Timeout), look, mayHaveExecuted: true, cancellationToken);

    /// <summary>Runs a part of a call within the time that is left to the call.</summary>
    /// <exception cref="IoTDATransportException">The time was used up.</exception>
    public Task<T> WithinAsync<T>(string operation, CallStart start, Func<CancellationToken, Task<T>> part, bool mayHaveExecuted, CancellationToken cancellationToken)
        => WithinAsync(operation, Left(start), part, mayHaveExecuted, cancellationToken);

    private async Task<T> WithinAsync<T>(
        string operation, TimeSpan left, Func<CancellationToken, Task<T>> part, bool mayHaveExecuted, CancellationToken cancellationToken, bool isRead = false)
    {
        if (left > TimeSpan.Zero)
        {
            using CancellationTokenSource deadline = timeProvider.CreateCancellationTokenSource(left);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
            try
            {
                return await part(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested && deadline.IsCancellationRequested)
            {
                if (NotSent(exception) is { } unsent)
                {
                    throw unsent;
                }
            }
            catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested && exception.CancellationToken != cancellationToken)
            {
                // The caller knows its own token only.
                throw new OperationCanceledException($"{operation} was cancelled.", exception, cancellationToken);
            }
        }

        throw new IoTDATransportException(operation, "ran out of the time that the options allow", mayHaveExecuted, isTransient: true, null, isRead);
    }

    // The call was in the queue of the client's own rate limit.
    private static IoTDARateLimitException? NotSent(Exception? exception)
        => exception is null ? null : exception as IoTDARateLimitException ?? NotSent(exception.InnerException);

    private TimeSpan Left(CallStart start) => totalTimeout - timeProvider.GetElapsedTime(start.Timestamp);

    private static TimeSpan Earlier(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task<T?> LookRepeatedlyAsync<T>(Func<CancellationToken, Task<T?>> look, CancellationToken cancellationToken)
        where T : class
    {
        TimeSpan left = options.SettlingTime;
        TimeSpan wait = FirstWait;
        while (true)
        {
            if (await look(cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            if (left == TimeSpan.Zero)
            {
                return null;
            }

            wait = wait < left ? wait : left;
            await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(false);
            left -= wait;
            wait = wait < TimeSpan.FromSeconds(2) ? wait * 2 : wait < TimeSpan.FromSeconds(5) ? wait * 2.5 : wait * 2;
        }
    }
}
