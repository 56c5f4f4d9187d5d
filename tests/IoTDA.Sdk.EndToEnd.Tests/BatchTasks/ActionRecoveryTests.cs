using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.BatchTasks;

public sealed class ActionRecoveryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stop_of_the_whole_task_that_was_executed_is_not_sent_again()
    {
        await using ServiceSession session = await StartAsync();
        BatchTask task = await session.UpgradeAsync();
        session.Advance(2);
        session.Faults.Next(EmulatedOperation.StopBatchTask, Fault.ResetAfterExecuting);

        await session.RunAsync(session.BatchTasks.StopAsync(task.TaskId, Cancellation));

        Assert.Equal(1, session.Count(EmulatedOperation.StopBatchTask));
        Assert.Equal(3, session.Snapshot(task.TaskId).Progress.Stopped);
    }

    [Fact]
    public async Task A_stop_that_was_not_executed_is_sent_once_more_and_never_a_third_time()
    {
        await using ServiceSession session = await StartAsync();
        BatchTask task = await session.UpgradeAsync();
        session.Advance(2);
        session.Faults.Next(EmulatedOperation.StopBatchTask, Fault.BadGateway, 3);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.RunAsync(session.BatchTasks.StopAsync(task.TaskId, Cancellation)));

        Assert.True(failure.MayHaveExecuted);
        Assert.Equal(2, session.Count(EmulatedOperation.StopBatchTask));
    }

    [Fact]
    public async Task Only_the_targets_that_are_not_stopped_yet_are_sent_again()
    {
        await using ServiceSession session = await StartAsync();
        BatchTask task = await session.UpgradeAsync();
        session.Advance(2);
        await session.BatchTasks.StopAsync(task.TaskId, ["meter_00001"], Cancellation);
        session.Faults.Next(EmulatedOperation.StopBatchTask, Fault.ResetBeforeExecuting);

        IReadOnlyList<BatchTargetResult> results = await session.RunAsync(
            session.BatchTasks.StopAsync(task.TaskId, ["meter_00001", "meter_00002"], Cancellation));

        Assert.Equal("""{"targets":["meter_00002"]}""", session.LastBody.ToJsonString());
        Assert.Equal(["meter_00001", "meter_00002"], results.Select(result => result.Target));
        Assert.All(results, result => Assert.True(result.Succeeded));
    }

    [Fact]
    public async Task A_first_stop_that_arrives_after_all_turns_what_the_second_was_refused_into_success()
    {
        await using ServiceSession session = await StartAsync();
        BatchTask task = await session.UpgradeAsync();
        session.Advance(2);
        string[] targets = ["meter_00001", "meter_00002"];
        session.Faults.Next(EmulatedOperation.StopBatchTask, Fault.BadGateway)
            .Next(EmulatedOperation.StopBatchTask, Fault.DelayBeforeExecuting(TimeSpan.FromSeconds(5)));

        Task<IReadOnlyList<BatchTargetResult>> call = session.BatchTasks.StopAsync(task.TaskId, targets, Cancellation);
        await session.Clock!.WhenDelayedAsync();

        // The second request is held up at the service; this one stands for the first, which was on its way all the time.
        await session.BatchTasks.StopAsync(task.TaskId, targets, Cancellation);
        IReadOnlyList<BatchTargetResult> results = await session.RunAsync(call);

        Assert.Equal(["meter_00001", "meter_00002"], results.Select(result => result.Target));
        Assert.All(results, result => Assert.True(result.Succeeded));
        Assert.Equal((3, 2), (session.Count(EmulatedOperation.StopBatchTask), session.Snapshot(task.TaskId).Progress.Stopped));
    }

    [Fact]
    public async Task A_target_that_the_repeated_stop_is_refused_for_stays_a_failure()
    {
        await using ServiceSession session = await StartAsync();
        BatchTask task = await session.UpgradeAsync();
        session.Advance(2);
        session.Faults.Next(EmulatedOperation.StopBatchTask, Fault.BadGateway);

        IReadOnlyList<BatchTargetResult> results = await session.RunAsync(
            session.BatchTasks.StopAsync(task.TaskId, ["meter_00001", "nobody"], Cancellation));

        Assert.Equal([("meter_00001", true, default), ("nobody", false, ErrorCode.TargetNotInTask)], results.Select(result => (result.Target, result.Succeeded, result.ErrorCode)));
    }

    [Fact]
    public async Task A_retry_that_may_have_been_executed_is_never_sent_again()
    {
        await using ServiceSession session = await StartAsync(failing: true);
        BatchTask task = await session.UpgradeAsync();
        session.Advance(5_000);
        session.Faults.Next(EmulatedOperation.RetryBatchTask, Fault.BadGateway);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.RunAsync(session.BatchTasks.RetryAsync(task.TaskId, Cancellation)));

        Assert.True(failure.MayHaveExecuted);
        Assert.Equal(1, session.Count(EmulatedOperation.RetryBatchTask));
    }

    [Fact]
    public async Task A_retry_whose_devices_run_again_has_succeeded()
    {
        await using ServiceSession session = await StartAsync(failing: true);
        BatchTask task = await session.UpgradeAsync();
        session.Advance(5_000);
        session.Faults.Next(EmulatedOperation.RetryBatchTask, Fault.GatewayTimeoutAfterExecuting);

        IReadOnlyList<BatchTargetResult> results = await session.RunAsync(session.BatchTasks.RetryAsync(task.TaskId, ["meter_00002"], Cancellation));

        Assert.True(Assert.Single(results).Succeeded);
        Assert.Equal([1, 2, 1], session.Snapshot(task.TaskId).SubTasks.Select(subTask => subTask.Attempts));
    }

    [Fact]
    public async Task A_confirmation_that_was_lost_is_sent_once_more_and_starts_nothing_twice()
    {
        await using ServiceSession session = await StartAsync();
        BatchTask task = await session.UpgradeAsync(needConfirm: true);
        session.Advance(2);
        session.Faults.Next(EmulatedOperation.ConfirmBatchTask, Fault.ServiceUnavailable);

        await session.RunAsync(session.BatchTasks.ConfirmAsync(task.TaskId, Cancellation));
        session.Advance(5_000);

        Assert.Equal(2, session.Count(EmulatedOperation.ConfirmBatchTask));
        Assert.All(session.Snapshot(task.TaskId).SubTasks, subTask => Assert.Equal(1, subTask.Attempts));
    }

    private static Task<ServiceSession> StartAsync(bool failing = false) => ServiceSession.StartAsync(
        options => options.Outcomes.FailWhere(_ => failing).WithDuration(TimeSpan.FromSeconds(1_000)), manual: true);
}
