namespace IoTDA.Sdk.EndToEnd.Tests.BatchTasks;

public sealed class WatchTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watching_shows_growing_progress_and_ends_with_the_final_state()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(
            options => options.Outcomes.FailEvery(50).WithDurationBetween(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)));
        BatchTask task = await session.UpgradeAsync(500);

        List<BatchTask> seen = [];
        await foreach (BatchTask now in session.BatchTasks.WatchAsync(task.TaskId, Cancellation))
        {
            seen.Add(now);
        }

        Assert.Equal(BatchTaskStatus.PartialSuccess, seen[^1].Status);
        Assert.Equal((500, 490, 10), (seen[^1].Progress.Total, seen[^1].Progress.Success, seen[^1].Progress.Fail));
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.All(seen.Zip(seen.Skip(1)), pair => Assert.True(pair.First.Progress.Finished <= pair.Second.Progress.Finished));
        Assert.All(seen[..^1], now => Assert.False(now.Status.IsTerminal));
    }

    [Fact]
    public async Task Waiting_reports_the_counters_and_returns_the_final_task()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        BatchTask task = await session.UpgradeAsync(20);
        var reports = new Reports();

        BatchTask last = await session.BatchTasks.WaitForCompletionAsync(task.TaskId, reports, Cancellation);

        Assert.Same(last, last.EnsureSucceeded());
        Assert.Equal(last.Progress, reports.Seen[^1]);
        Assert.Equal(20, last.Progress.Success);
    }

    [Fact]
    public async Task Failed_devices_are_retried_by_the_platform_as_the_policy_says()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(
            options => options.Outcomes.FailWhere(attempt => attempt.Attempt <= 2), manual: true);
        BatchTask task = await session.UpgradeAsync(policy: new TaskPolicy { Retry = new TaskRetry(2, TimeSpan.FromMinutes(10)) });

        session.Advance(60);
        Assert.Equal(3, (await session.GetAsync(task.TaskId)).Progress.FailWaitRetry);
        session.Advance(3_600);

        Assert.Equal(BatchTaskStatus.Success, (await session.GetAsync(task.TaskId)).Status);
        Assert.All(session.Snapshot(task.TaskId).SubTasks, subTask => Assert.Equal(3, subTask.Attempts));
    }

    [Fact]
    public async Task Cancelling_ends_the_watch_and_not_the_task()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        BatchTask task = await session.UpgradeAsync(needConfirm: true);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (BatchTask now in session.BatchTasks.WatchAsync(task.TaskId, stop.Token))
            {
                Assert.Equal(task.TaskId, now.TaskId);
                await stop.CancelAsync();
            }
        });

        Assert.False((await session.GetAsync(task.TaskId)).Status.IsTerminal);
    }

    private sealed class Reports : IProgress<TaskProgress>
    {
        public List<TaskProgress> Seen { get; } = [];

        public void Report(TaskProgress value) => Seen.Add(value);
    }
}
