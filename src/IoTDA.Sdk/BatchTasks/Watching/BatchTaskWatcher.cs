using System.Diagnostics;
using System.Runtime.CompilerServices;
using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.BatchTasks.Watching;

/// <summary>Polls a task until it comes to its end.</summary>
internal sealed class BatchTaskWatcher(WatchOptions clientOptions, IBatchTaskApi api, ClientTelemetry telemetry)
{
    private const double Growth = 1.5;

    /// <summary>The task as it is, then whenever it changed; the last one is final.</summary>
    public IAsyncEnumerable<BatchTask> WatchAsync(string taskId, WatchOptions? options, CancellationToken cancellationToken)
        => PollAsync(taskId, options ?? clientOptions, cancellationToken);

    private async IAsyncEnumerable<BatchTask> PollAsync(string taskId, WatchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One span for the whole watch, its polls below it.
        using Activity? activity = telemetry.StartWork("WatchBatchTask", taskId);
        BatchTask? shown = null;
        TimeSpan interval = options.MinInterval;
        int errors = 0;
        while (true)
        {
            BatchTask? now = null;
            TimeSpan wait = interval;
            if (activity is not null)
            {
                // The caller's own is current again after each yield.
                Activity.Current = activity;
            }

            try
            {
                PolledBatchTask answer = await api.ShowBatchTaskAsync(taskId, 1, null, cancellationToken).ConfigureAwait(false);
                answer.ThrowIfOther(taskId);
                now = answer.BatchTask;
                errors = 0;
            }
            catch (IoTDAException exception) when (shown is not null && exception.IsTransient && ++errors <= options.MaxConsecutiveErrors)
            {
                Log.LookFailed(telemetry.Logger, taskId, errors, exception.Message);
                wait = Longer(interval, (exception as IoTDAServiceException)?.RetryAfter, options.MaxInterval);
            }
            catch (Exception exception)
            {
                CallError.Tell(activity, exception);
                throw;
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

            await Task.Delay(wait, telemetry.TimeProvider, cancellationToken).ConfigureAwait(false);
            interval = Shorter(interval * Growth, options.MaxInterval);
        }
    }

    private static bool HasChanged(BatchTask before, BatchTask now)
        => before.Status != now.Status || before.Progress != now.Progress || before.StatusDescription != now.StatusDescription;

    private static TimeSpan Longer(TimeSpan interval, TimeSpan? asked, TimeSpan most)
        => asked is { } wait && wait > interval ? Shorter(wait, most) : interval;

    private static TimeSpan Shorter(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
