using System.Runtime.CompilerServices;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Polls one task until it comes to its end.</summary>
/// <param name="options">The intervals.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="read">Reads the task.</param>
internal sealed class BatchTaskWatcher(WatchOptions options, TimeProvider timeProvider, Func<CancellationToken, Task<BatchTask>> read)
{
    private const double Growth = 1.5;

    /// <summary>The task as it is, then whenever it changed; the last one is final.</summary>
    /// <param name="cancellationToken">Stops the watching.</param>
    public async IAsyncEnumerable<BatchTask> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BatchTask? shown = null;
        TimeSpan interval = options.MinInterval;
        int errors = 0;
        while (true)
        {
            BatchTask? now = null;
            TimeSpan wait = interval;
            try
            {
                now = await read(cancellationToken).ConfigureAwait(false);
                errors = 0;
            }
            catch (IoTDAException exception) when (exception.IsTransient && ++errors <= options.MaxConsecutiveErrors)
            {
                wait = Longer(interval, (exception as IoTDAServiceException)?.RetryAfter);
            }

            if (now is not null)
            {
                if (shown is null || HasChanged(shown, now))
                {
                    if (shown is not null && shown.Status != now.Status)
                    {
                        // A new status is often followed by another.
                        wait = interval = options.MinInterval;
                    }

                    shown = now;
                    yield return now;
                }

                if (now.Status.IsTerminal)
                {
                    yield break;
                }
            }

            await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(false);
            interval = Shorter(interval * Growth, options.MaxInterval);
        }
    }

    private static bool HasChanged(BatchTask before, BatchTask now)
        => before.Status != now.Status || before.Progress != now.Progress || before.StatusDescription != now.StatusDescription;

    private TimeSpan Longer(TimeSpan interval, TimeSpan? asked)
        => asked is { } wait && wait > interval ? Shorter(wait, options.MaxInterval) : interval;

    private static TimeSpan Shorter(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
