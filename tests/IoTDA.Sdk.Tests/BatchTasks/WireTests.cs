namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>Each batch task operation: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests : IDisposable
{
    private const string TaskPath = "/batchtasks/" + Clients.TaskId;

    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IBatchTaskClient Client => _service.Client.BatchTasks;

    public static TheoryData<string, string> Actions => new()
    {
        { "stop", "{}" },
        { "retry", "{}" },
        { "confirm", "{}" },
        { "stop", """{"targets":["d1","d2"]}""" },
        { "retry", """{"targets":["d1","d2"]}""" },
        { "confirm", """{"targets":["d1","d2"]}""" },
    };

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Create_posts_the_request_and_returns_the_task()
    {
        const string json = """{"app_id":"app","task_name":"冻结_1","task_type":"freezeDevices","targets":["d1","d2"]}""";
        string answer = Fixture.Text("create-batch-task.response").Replace("testname", "冻结_1", StringComparison.Ordinal);
        _service.Answer(Of("POST", "/batchtasks", json), Json(201, answer));

        BatchTask task = await Client.CreateAsync(
            new FreezeDevicesRequest { TaskName = "冻结_1", Targets = BatchTargets.Devices("d1", "d2"), AppId = "app" }, Cancellation);

        Assert.Equal([json], _service.Bodies);
        Assert.Equal(WireText.Read<BatchTask>(answer), task);
    }

    [Fact]
    public async Task List_asks_for_what_the_query_says()
    {
        _service.Answer(
            Of("GET", "/batchtasks?task_type=softwareUpgrade&app_id=app_1&status=Waitting&limit=20"), Json(200, Fixture.Text("list-batch-tasks.response")));
        BatchTaskQuery query = new(BatchTaskType.SoftwareUpgrade) { AppId = "app_1", Status = BatchTaskStatus.Waiting, PageSize = 20 };

        BatchTask task = Assert.Single(await Client.ListAsync(query, Cancellation).ToListAsync(Cancellation));

        Assert.Equal((TaskMode.Gateway, true), (task.TaskMode, task.NeedConfirm));
        Assert.Equal("""{"note":"night shift"}""", task.TaskExtInfo!.ToJsonString());
        Assert.Equal(2, Assert.IsType<UpgradeDocument>(task.Document).PackageIds.Count);
        Assert.Equal(
            new TaskProgress { Total = 36, Processing = 1, Success = 2, Fail = 3, Waiting = 4, FailWaitRetry = 5, Stopped = 6, Removed = 15 },
            task.Progress);
        Assert.Equal(26, task.Progress.Finished);
    }

    [Fact]
    public async Task List_leaves_out_what_the_query_does_not_say()
    {
        _service.Answer(Of("GET", "/batchtasks?task_type=createDevices&limit=50"), Json(200, """{"batchtasks":[]}"""));

        Assert.Empty(await Client.ListAsync(BatchTaskType.CreateDevices, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Get_reads_the_task_and_as_few_sub_tasks_as_can_be()
    {
        _service.Answer(Of("GET", TaskPath + "?limit=1"), Json(200, Fixture.Text("show-batch-task.response")));

        BatchTask task = await Client.GetAsync(Clients.TaskId, Cancellation);

        Assert.Equal((Clients.TaskId, BatchTaskType.CreateDevices, BatchTaskStatus.PartialSuccess), (task.TaskId, task.TaskType, task.Status));
        Assert.Empty(task.Targets);
        Assert.Null(task.Document);
    }

    [Fact]
    public async Task Sub_tasks_are_asked_for_by_the_filter()
    {
        _service.Answer(
            Of("GET", TaskPath + "?task_detail_status=Waitting&target=device-1&limit=10"), Json(200, Fixture.Text("show-batch-task.response")));
        SubTaskQuery filter = new() { Status = SubTaskStatus.Waiting, Target = "device-1", PageSize = 10 };

        Assert.Equal(
            [
                new SubTask { Target = "5c90fa7d3c4e4405e8525079_node1", Status = SubTaskStatus.Success, Output = "text whose form is not documented" },
                new SubTask
                {
                    Target = "5c90fa7d3c4e4405e8525079_node2",
                    Status = SubTaskStatus.Fail,
                    Error = new SubTaskError { ErrorCode = ErrorCode.InvalidInput, ErrorMessage = "Invalid input data." },
                },
            ],
            await Client.ListSubTasksAsync(Clients.TaskId, filter, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Delete_sends_no_body_and_takes_an_empty_answer()
    {
        _service.Answer(Of("DELETE", TaskPath), Empty(204));

        await Client.DeleteAsync(Clients.TaskId, Cancellation);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Stop_retry_and_confirm_post_their_targets_and_return_what_became_of_each(string action, string body)
    {
        _service.Answer(Of("POST", $"{TaskPath}/{action}", body), Json(200, Fixture.Text("batch-targets.response")));

        IReadOnlyList<BatchTargetResult> results = await ActAsync(action, all: body == "{}");

        Assert.Equal(
            [
                new BatchTargetResult { Target = "e495cf17-ff79-4294-8f64-4d367919d665", Status = BatchTargetStatus.Success },
                new BatchTargetResult
                {
                    Target = "e495cf17-ff79-4294-8f64-4d367919d666",
                    Status = BatchTargetStatus.Failure,
                    ErrorCode = ErrorCode.TargetNotInTask,
                    ErrorMessage = "The target is not in the task.",
                },
            ],
            results);
        Assert.Equal([true, false], results.Select(result => result.Succeeded));
    }

    private Task<IReadOnlyList<BatchTargetResult>> ActAsync(string action, bool all) => (action, all) switch
    {
        ("stop", true) => Client.StopAsync(Clients.TaskId, Cancellation),
        ("stop", false) => Client.StopAsync(Clients.TaskId, ["d1", "d2"], Cancellation),
        ("retry", true) => Client.RetryAsync(Clients.TaskId, Cancellation),
        ("retry", false) => Client.RetryAsync(Clients.TaskId, ["d1", "d2"], Cancellation),
        ("confirm", true) => Client.ConfirmAsync(Clients.TaskId, Cancellation),
        _ => Client.ConfirmAsync(Clients.TaskId, ["d1", "d2"], Cancellation),
    };
}
