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
        List<(int Polls, double BytesPerPoll)> steps = await PollsAsync(address, FixedAnswers.WatchedTaskId, Minutes);
        return
        [
            "| Minute | polls | bytes a poll |",
            "|---:|---:|---:|",
            .. steps.Select(static (step, index) => GrowthCommand.Invariant($"| {(index + 1) * Step} | {step.Polls} | {step.BytesPerPoll:N0} |")),
        ];
    }

    /// <summary>Watches a task, and counts its polls and their bytes in steps of ten minutes.</summary>
    /// <param name="address">The server.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="minutes">How long.</param>
    public static async Task<List<(int Polls, double BytesPerPoll)>> PollsAsync(Uri address, string taskId, int minutes)
    {
        var clock = new ManualTimeProvider();
        using IoTDAClient client = IoTDAClient.Create(SdkClient.Options(address), timeProvider: clock);
        using var stop = new CancellationTokenSource();
        Task watching = WatchAsync(client.BatchTasks, taskId, stop.Token);
        var steps = new List<(int Polls, double BytesPerPoll)>();
        for (int minute = Step; minute <= minutes; minute += Step)
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
            steps.Add((polls, (double)bytes / polls));
        }

        await stop.CancelAsync();
        await watching;
        return steps;
    }

    private static async Task WatchAsync(IBatchTaskClient tasks, string taskId, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (BatchTask task in tasks.WatchAsync(taskId, cancellationToken))
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
