using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Testing;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>What watching a task that does not change allocates, by a clock that is moved on.</summary>
internal static class HourOfWatching
{
    private const int Minutes = 60;
    private const int Step = 10;

    public static async Task<IEnumerable<string>> MeasureAsync(Uri address)
    {
        var clock = new ManualTimeProvider();
        using IoTDAClient client = IoTDAClient.Create(SdkClient.Options(address), timeProvider: clock);
        using var stop = new CancellationTokenSource();
        Task watching = WatchAsync(client.BatchTasks, stop.Token);
        var rows = new List<string> { "| Minute | polls | bytes a poll |", "|---:|---:|---:|" };
        for (int minute = Step; minute <= Minutes; minute += Step)
        {
            int polls = clock.Delays.Count;
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int second = 0; second < Step * 60; second++)
            {
                await clock.WhenDelayedAsync();
                clock.Advance(TimeSpan.FromSeconds(1));
            }

            await clock.WhenDelayedAsync();
            long bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
            polls = clock.Delays.Count - polls;
            rows.Add(GrowthCommand.Invariant($"| {minute} | {polls} | {(double)bytes / polls:N0} |"));
        }

        await stop.CancelAsync();
        await watching;
        return rows;
    }

    private static async Task WatchAsync(IBatchTaskClient tasks, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (BatchTask task in tasks.WatchAsync(FixedAnswers.WatchedTaskId, cancellationToken))
            {
                // It is shown once, and does not change.
            }
        }
        catch (OperationCanceledException)
        {
            // The hour is over.
        }
    }
}
