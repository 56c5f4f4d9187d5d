using System.Net;

namespace IoTDA.Sdk.EndToEnd.Tests.BatchTasks;

public sealed class SteerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stopping_ends_every_open_sub_task()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await session.UpgradeAsync(3);
        session.Advance(1.5);

        IReadOnlyList<BatchTargetResult> results = await session.BatchTasks.StopAsync(task.TaskId, Cancellation);

        Assert.Equal("{}", session.LastBody.ToJsonString());
        Assert.All(results, result => Assert.True(result.Succeeded));
        Assert.Equal(BatchTaskStatus.Stopping, (await session.GetAsync(task.TaskId)).Status);
        session.Advance(10);
        BatchTask last = await session.GetAsync(task.TaskId);
        Assert.Equal((BatchTaskStatus.Stopped, 3), (last.Status, last.Progress.Stopped));
    }

    [Fact]
    public async Task Stopping_250_targets_takes_three_requests_and_tells_which_failed()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await session.UpgradeAsync(300);
        session.Advance(1.5);
        session.Emulator.Requests.Clear();

        IReadOnlyList<BatchTargetResult> results = await session.BatchTasks.StopAsync(
            task.TaskId, [.. ServiceSession.Devices(249), "stranger"], Cancellation);

        Assert.Equal(3, session.Emulator.Requests.Count);
        Assert.Equal(250, results.Count);
        BatchTargetResult failed = Assert.Single(results, result => !result.Succeeded);
        Assert.Equal(("stranger", ErrorCode.TargetNotInTask), (failed.Target, failed.ErrorCode));
        Assert.Equal(249, session.Snapshot(task.TaskId).Progress.Stopped);
    }

    [Fact]
    public async Task Retrying_runs_what_failed_again()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(
            options => options.Outcomes.FailWhere(attempt => attempt.Attempt == 1 && attempt.Index < 2), manual: true);
        BatchTask task = await session.UpgradeAsync(5);
        session.Advance(60);
        Assert.Equal(BatchTaskStatus.PartialSuccess, (await session.GetAsync(task.TaskId)).Status);

        IReadOnlyList<BatchTargetResult> one = await session.BatchTasks.RetryAsync(task.TaskId, ["meter_00001"], Cancellation);
        session.Advance(60);
        IReadOnlyList<BatchTargetResult> rest = await session.BatchTasks.RetryAsync(task.TaskId, Cancellation);
        session.Advance(60);

        Assert.Equal("meter_00001", Assert.Single(one).Target);
        Assert.Equal("meter_00002", Assert.Single(rest).Target);
        Assert.Equal(BatchTaskStatus.Success, (await session.GetAsync(task.TaskId)).Status);
        Assert.Equal(3, session.Snapshot(task.TaskId).Executions);
    }

    [Fact]
    public async Task Nothing_goes_to_a_device_before_it_is_confirmed()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await session.UpgradeAsync(4, needConfirm: true);
        session.Advance(600);
        Assert.All(session.Snapshot(task.TaskId).SubTasks, subTask => Assert.Equal(0, subTask.Attempts));

        await session.BatchTasks.ConfirmAsync(task.TaskId, ["meter_00001"], Cancellation);
        session.Advance(600);
        Assert.Equal(1, (await session.GetAsync(task.TaskId)).Progress.Success);

        await session.BatchTasks.ConfirmAsync(task.TaskId, Cancellation);
        session.Advance(600);
        Assert.Equal(BatchTaskStatus.Success, (await session.GetAsync(task.TaskId)).Status);
    }

    [Fact]
    public async Task A_call_that_the_state_forbids_is_a_service_error_with_its_words()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        BatchTask task = await session.UpgradeAsync();

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.BatchTasks.DeleteAsync(task.TaskId, Cancellation));
        Assert.Equal(("DeleteBatchTask", HttpStatusCode.BadRequest, false), (refused.Operation, refused.StatusCode, refused.IsTransient));
        Assert.NotNull(refused.RequestId);

        session.Advance(60);
        await session.BatchTasks.DeleteAsync(task.TaskId, Cancellation);
        var gone = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.GetAsync(task.TaskId));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        Assert.Equal(task.TaskId, Assert.Single(session.Emulator.DeletedTasks).Id);
    }
}
