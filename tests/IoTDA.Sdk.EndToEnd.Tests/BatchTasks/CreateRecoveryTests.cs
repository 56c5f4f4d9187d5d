using System.Net;
using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.EndToEnd.Tests.BatchTasks;

public sealed class CreateRecoveryTests
{
    private const EmulatedOperation Create = EmulatedOperation.CreateBatchTask;

    [Fact]
    public async Task A_create_whose_answer_is_lost_gives_the_task_that_it_made_and_the_log_says_so()
    {
        var log = new CapturedLog();
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true, log: log);
        session.Faults.Next(Create, Fault.ResetAfterExecuting);

        BatchTask task = await session.RunAsync(session.UpgradeAsync());

        Assert.Equal(Assert.Single(session.Emulator.Tasks).Id, task.TaskId);
        Assert.True(task.WasRecovered);
        Assert.Equal(1, session.Count(Create));
        (LogLevel level, _, string text) = Assert.Single(log.Lines, line => line.Id == 6);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains($"task {task.TaskId} is its result", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_create_for_groups_or_for_a_file_is_found_again_too(bool fromFile)
    {
        await using ServiceSession session = await ServiceSession.StartAsync(options => options.Groups["group_1"] = ["meter_1", "meter_2"], manual: true);
        using var content = new MemoryStream([1]);
        CreateBatchTaskRequest request = fromFile
            ? new CreateDevicesRequest
            {
                TaskName = "New",
                Targets = BatchTargets.File((await session.Files.UploadAsync(content, "meters.xlsx", TestContext.Current.CancellationToken)).FileId),
            }
            : new FreezeDevicesRequest { TaskName = "Winter", Targets = BatchTargets.Groups("group_1") };
        session.Faults.Next(Create, Fault.ResetAfterExecuting);

        BatchTask task = await session.RunAsync(session.CreateAsync(request));

        Assert.Equal((Assert.Single(session.Emulator.Tasks).Id, true), (task.TaskId, task.WasRecovered));
        Assert.Equal(1, session.Count(Create));
    }

    [Fact]
    public async Task A_task_for_single_devices_is_not_the_result_of_a_create_for_groups()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(options => options.Groups["group_1"] = ["meter_1"], manual: true);
        using IoTDAClient other = session.AnotherClient();
        await other.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = "Winter", Targets = BatchTargets.Devices("meter_1") }, TestContext.Current.CancellationToken);
        session.Faults.Next(Create, Fault.BadGateway);

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.RunAsync(
            session.CreateAsync(new FreezeDevicesRequest { TaskName = "Winter", Targets = BatchTargets.Groups("group_1") })));

        Assert.Single(unknown.Candidates);
    }

    [Fact]
    public async Task A_list_that_lags_behind_is_read_again_after_the_settling_time()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.ListLag = TimeSpan.FromSeconds(4);
        session.Faults.Next(Create, Fault.GatewayTimeoutAfterExecuting);

        BatchTask task = await session.RunAsync(session.UpgradeAsync());

        Assert.True(task.WasRecovered);
        Assert.Equal(4, session.Count(EmulatedOperation.ListBatchTasks));
        Assert.Single(session.Emulator.Tasks);
    }

    [Fact]
    public async Task A_create_that_left_no_trace_is_unknown_and_not_repeated()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(Create, Fault.ResetBeforeExecuting);
        DateTimeOffset before = session.Clock!.GetUtcNow();

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.RunAsync(session.UpgradeAsync(name: "Night_7")));

        Assert.Equal(("Night_7", BatchTaskType.SoftwareUpgrade, before), (unknown.TaskName, unknown.TaskType, unknown.FirstAttemptTime));
        Assert.Empty(unknown.Candidates);
        Assert.IsType<IoTDATransportException>(unknown.InnerException);
        Assert.Contains("Look for its name before you create it again", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(1, session.Count(Create));
    }

    [Fact]
    public async Task A_unique_name_allows_one_more_create_and_no_third()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(Create, Fault.BadGateway, 5);

        await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.RunAsync(session.CreateAsync(Freeze(BatchTaskName.Unique("Winter")))));

        Assert.Equal(2, session.Count(Create));
        Assert.Empty(session.Emulator.Tasks);
    }

    [Fact]
    public async Task A_list_that_lags_by_eight_seconds_makes_no_duplicate_under_a_unique_name()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true, configure: options => options.Recovery.CreateAgain = CreateAgain.UpgradesToo);
        session.Faults.ListLag = TimeSpan.FromSeconds(8.5);
        session.Faults.Next(Create, Fault.GatewayTimeoutAfterExecuting);

        BatchTask task = await session.RunAsync(session.UpgradeAsync(name: BatchTaskName.Unique("MeterUpgrade")));

        Assert.Equal((Assert.Single(session.Emulator.Tasks).Id, true), (task.TaskId, task.WasRecovered));
        Assert.Equal(1, session.Count(Create));
    }

    [Fact]
    public async Task Deleting_devices_is_never_sent_a_second_time()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true, configure: options => options.Recovery.TaskNamesAreUnique = true);
        session.Faults.Next(Create, Fault.BadGateway, 2);
        var delete = new DeleteDevicesRequest { TaskName = BatchTaskName.Unique("Scrap"), Targets = BatchTargets.Devices("meter_1") };

        await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.RunAsync(session.CreateAsync(delete)));
        BatchTask freeze = await session.RunAsync(session.CreateAsync(new FreezeDevicesRequest { TaskName = "Winter", Targets = BatchTargets.Devices("meter_1") }));

        Assert.Equal(3, session.Count(Create));
        Assert.Equal(freeze.TaskId, Assert.Single(session.Emulator.Tasks).Id);
    }

    [Fact]
    public async Task A_task_of_the_same_name_that_another_caller_has_is_not_taken()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        await session.UpgradeAsync();
        session.Faults.Next(Create, Fault.BadGateway);

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.RunAsync(session.UpgradeAsync()));

        Assert.Empty(unknown.Candidates);
        Assert.Single(session.Emulator.Tasks);
    }

    [Fact]
    public async Task A_task_that_a_call_still_under_way_may_have_made_is_not_taken()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(Create, Fault.DelayAfterExecuting(TimeSpan.FromSeconds(20))).Next(Create, Fault.ResetBeforeExecuting);
        Task<BatchTask> slow = session.UpgradeAsync();
        await session.Clock!.WhenDelayedAsync();

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.UpgradeAsync());
        BatchTask made = await session.RunAsync(slow);

        Assert.Equal(made.TaskId, Assert.Single(unknown.Candidates).TaskId);
        Assert.Equal((made.TaskId, false), (Assert.Single(session.Emulator.Tasks).Id, made.WasRecovered));
    }

    [Fact]
    public async Task An_older_task_of_the_same_name_is_not_taken()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        using IoTDAClient other = session.AnotherClient();
        await other.BatchTasks.CreateAsync(Upgrade(), TestContext.Current.CancellationToken);
        session.Advance(60);
        session.Faults.Next(Create, Fault.BadGateway);

        await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.RunAsync(session.CreateAsync(Upgrade())));

        Assert.Single(session.Emulator.Tasks);
    }

    [Fact]
    public async Task Several_tasks_of_the_name_are_candidates_and_none_is_taken()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        using IoTDAClient other = session.AnotherClient();
        BatchTask theirs = await other.BatchTasks.CreateAsync(Upgrade(), TestContext.Current.CancellationToken);
        session.Faults.Next(Create, Fault.ResetAfterExecuting);

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.RunAsync(session.CreateAsync(Upgrade())));

        Assert.Equal(session.Emulator.Tasks.Select(task => task.Id).Order(), unknown.Candidates.Select(task => task.TaskId).Order());
        Assert.Contains(theirs.TaskId, unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_with_other_targets_is_not_taken()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        using IoTDAClient other = session.AnotherClient();
        BatchTask theirs = await other.BatchTasks.CreateAsync(Upgrade("meter_9"), TestContext.Current.CancellationToken);
        session.Faults.Next(Create, Fault.BadGateway);

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.RunAsync(session.CreateAsync(Upgrade("meter_1"))));

        Assert.Equal(theirs.TaskId, Assert.Single(unknown.Candidates).TaskId);
    }

    [Fact]
    public async Task A_clock_that_is_wrong_by_an_hour_does_not_hide_the_task()
    {
        var late = new ManualTimeProvider();
        await using ServiceSession session = await ServiceSession.StartAsync(options => options.TimeProvider = late, manual: true);
        late.Advance(TimeSpan.FromHours(1));
        session.Faults.Next(Create, Fault.ResetAfterExecuting);

        BatchTask task = await session.RunAsync(session.UpgradeAsync());

        Assert.True(task.WasRecovered);
    }

    [Fact]
    public async Task A_service_that_cannot_be_asked_leaves_the_outcome_unknown()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        session.Faults.Next(Create, Fault.ResetAfterExecuting).Next(EmulatedOperation.ListBatchTasks, Fault.Answer(403));

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => session.RunAsync(session.UpgradeAsync()));

        Assert.Contains("Looking for it failed", unknown.Message, StringComparison.Ordinal);
        Assert.Single(session.Emulator.Tasks);
    }

    [Fact]
    public async Task Switched_off_the_failure_comes_at_once_and_says_that_it_is_uncertain()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true, configure: options => options.Recovery.Enabled = false);
        session.Faults.Next(Create, Fault.BadGatewayAfterExecuting);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => session.UpgradeAsync());

        Assert.Equal((HttpStatusCode.BadGateway, true), (failure.StatusCode, failure.MayHaveExecuted));
        Assert.Equal(1, session.Emulator.Requests.TotalCount);
    }

    private static FreezeDevicesRequest Freeze(BatchTaskName name) => new() { TaskName = name, Targets = BatchTargets.Devices("meter_1") };

    private static SoftwareUpgradeRequest Upgrade(params string[] devices) => new()
    {
        TaskName = "Nightly",
        Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
        Targets = BatchTargets.Devices(devices.Length == 0 ? ["meter_1"] : devices),
    };
}
