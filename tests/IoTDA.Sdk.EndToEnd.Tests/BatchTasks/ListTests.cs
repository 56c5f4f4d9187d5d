namespace IoTDA.Sdk.EndToEnd.Tests.BatchTasks;

public sealed class ListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_task_comes_once_and_newest_first_over_several_pages()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        var created = new List<string>();
        for (int i = 0; i < 120; i++)
        {
            created.Add((await session.UpgradeAsync(1)).TaskId);
        }

        session.Emulator.Requests.Clear();
        List<string> listed = [];
        await foreach (BatchTask task in session.BatchTasks.ListAsync(BatchTaskType.SoftwareUpgrade, Cancellation))
        {
            listed.Add(task.TaskId);
        }

        created.Reverse();
        Assert.Equal(created, listed);
        Assert.Equal(
            ["task_type=softwareUpgrade&limit=50", $"task_type=softwareUpgrade&limit=50&marker={listed[49]}", $"task_type=softwareUpgrade&limit=50&marker={listed[99]}"],
            session.Emulator.Requests.Select(request => request.RawTarget.Split('?')[1]));
    }

    [Fact]
    public async Task Filters_choose_by_type_space_and_status()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(manual: true);
        var freeze = new FreezeDevicesRequest { TaskName = "Freeze", Targets = BatchTargets.Devices("meter_1"), AppId = "space_1" };
        BatchTask old = await session.CreateAsync(freeze);
        session.Advance(60);
        BatchTask running = await session.CreateAsync(freeze);
        await session.CreateAsync(freeze with { AppId = "space_2" });
        await session.UpgradeAsync();

        Assert.Equal([running.TaskId, old.TaskId], await IdsAsync(session, new BatchTaskQuery(BatchTaskType.FreezeDevices) { AppId = "space_1" }));
        Assert.Equal(
            [old.TaskId], await IdsAsync(session, new BatchTaskQuery(BatchTaskType.FreezeDevices) { AppId = "space_1", Status = BatchTaskStatus.Success }));
        Assert.Equal(3, (await IdsAsync(session, BatchTaskType.FreezeDevices)).Count);
    }

    [Fact]
    public async Task Sub_tasks_come_page_by_page_and_by_filter()
    {
        await using ServiceSession session = await ServiceSession.StartAsync(options => options.Outcomes.FailEvery(10), manual: true);
        BatchTask task = await session.UpgradeAsync(130);
        session.Advance(3_600);

        List<SubTask> all = await SubTasksAsync(session, task.TaskId, null);
        List<SubTask> failed = await SubTasksAsync(session, task.TaskId, SubTaskStatus.Fail);
        List<SubTask> one = await SubTasksAsync(session, task.TaskId, new SubTaskQuery { Target = "meter_00020" });

        Assert.Equal(task.Targets.Order(), all.Select(subTask => subTask.Target).Order());
        Assert.Equal(13, failed.Count);
        Assert.All(failed, subTask => Assert.NotEqual("", subTask.Error!.ErrorCode.Value));
        Assert.Equal(("meter_00020", SubTaskStatus.Fail), (Assert.Single(one).Target, one[0].Status));
    }

    [Fact]
    public async Task A_caller_who_stops_reading_causes_no_more_pages()
    {
        await using ServiceSession session = await ServiceSession.StartAsync();
        BatchTask task = await session.UpgradeAsync(120);
        session.Emulator.Requests.Clear();

        await foreach (SubTask subTask in session.BatchTasks.ListSubTasksAsync(task.TaskId, cancellationToken: Cancellation))
        {
            Assert.NotEmpty(subTask.Target);
            break;
        }

        Assert.Single(session.Emulator.Requests);
    }

    private static async Task<List<string>> IdsAsync(ServiceSession session, BatchTaskQuery query)
    {
        List<string> ids = [];
        await foreach (BatchTask task in session.BatchTasks.ListAsync(query, Cancellation))
        {
            ids.Add(task.TaskId);
        }

        return ids;
    }

    private static async Task<List<SubTask>> SubTasksAsync(ServiceSession session, string taskId, SubTaskQuery? filter)
    {
        List<SubTask> subTasks = [];
        await foreach (SubTask subTask in session.BatchTasks.ListSubTasksAsync(taskId, filter, Cancellation))
        {
            subTasks.Add(subTask);
        }

        return subTasks;
    }
}
