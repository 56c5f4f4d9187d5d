using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>Each batch task operation: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests
{
    private const string TaskPath = Clients.Root + "/batchtasks/" + Clients.TaskId;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Actions => new()
    {
        { "stop", "{}" },
        { "retry", "{}" },
        { "confirm", "{}" },
        { "stop", """{"targets":["d1","d2"]}""" },
        { "retry", """{"targets":["d1","d2"]}""" },
        { "confirm", """{"targets":["d1","d2"]}""" },
    };

    [Fact]
    public async Task Create_posts_the_request_and_returns_the_task()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(201, Fixture.Text("create-batch-task.response")));
        using IoTDAClient client = Clients.Of(server);

        BatchTask task = await client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = "冻结_1", Targets = BatchTargets.Devices("d1", "d2"), AppId = "app" }, Cancellation);

        AssertCall(server, "POST", Clients.Root + "/batchtasks");
        Assert.Equal("""{"app_id":"app","task_name":"冻结_1","task_type":"freezeDevices","targets":["d1","d2"]}""", server.Request.Text);
        Assert.Equal(Wire.Read<BatchTask>(Fixture.Text("create-batch-task.response")), task);
    }

    [Fact]
    public async Task List_asks_for_what_the_query_says()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok(Fixture.Text("list-batch-tasks.response")));
        using IoTDAClient client = Clients.Of(server);
        BatchTaskQuery query = new(BatchTaskType.SoftwareUpgrade) { AppId = "app_1", Status = BatchTaskStatus.Waiting, PageSize = 20 };

        List<BatchTask> tasks = await client.BatchTasks.ListAsync(query, Cancellation).ToListAsync(Cancellation);

        AssertCall(server, "GET", Clients.Root + "/batchtasks?task_type=softwareUpgrade&app_id=app_1&status=Waitting&limit=20");
        Assert.Empty(server.Request.Body);
        BatchTask task = Assert.Single(tasks);
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
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok("""{"batchtasks":[]}"""));
        using IoTDAClient client = Clients.Of(server);

        Assert.Empty(await client.BatchTasks.ListAsync(BatchTaskType.CreateDevices, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(Clients.Root + "/batchtasks?task_type=createDevices&limit=50", server.Request.Target);
    }

    [Fact]
    public async Task Get_reads_the_task_and_as_few_sub_tasks_as_can_be()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok(Fixture.Text("show-batch-task.response")));
        using IoTDAClient client = Clients.Of(server);

        BatchTask task = await client.BatchTasks.GetAsync(Clients.TaskId, Cancellation);

        AssertCall(server, "GET", TaskPath + "?limit=1");
        Assert.Equal((Clients.TaskId, BatchTaskType.CreateDevices, BatchTaskStatus.PartialSuccess), (task.TaskId, task.TaskType, task.Status));
        Assert.Empty(task.Targets);
        Assert.Null(task.Document);
    }

    [Fact]
    public async Task Sub_tasks_are_asked_for_by_the_filter()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok(Fixture.Text("show-batch-task.response")));
        using IoTDAClient client = Clients.Of(server);
        SubTaskQuery filter = new() { Status = SubTaskStatus.Waiting, Target = "device-1", PageSize = 10 };

        List<SubTask> subTasks = await client.BatchTasks.ListSubTasksAsync(Clients.TaskId, filter, Cancellation).ToListAsync(Cancellation);

        AssertCall(server, "GET", TaskPath + "?task_detail_status=Waitting&target=device-1&limit=10");
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
            subTasks);
    }

    [Fact]
    public async Task Delete_sends_no_body_and_takes_an_empty_answer()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        using IoTDAClient client = Clients.Of(server);

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        AssertCall(server, "DELETE", TaskPath);
        Assert.Empty(server.Request.Body);
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Stop_retry_and_confirm_post_their_targets_and_return_what_became_of_each(string action, string body)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok(Fixture.Text("batch-targets.response")));
        using IoTDAClient client = Clients.Of(server);

        IReadOnlyList<BatchTargetResult> results = await ActAsync(client.BatchTasks, action, all: body == "{}");

        AssertCall(server, "POST", $"{TaskPath}/{action}");
        Assert.Equal(body, server.Request.Text);
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

    private static Task<IReadOnlyList<BatchTargetResult>> ActAsync(IBatchTaskClient client, string action, bool all) => (action, all) switch
    {
        ("stop", true) => client.StopAsync(Clients.TaskId, Cancellation),
        ("stop", false) => client.StopAsync(Clients.TaskId, ["d1", "d2"], Cancellation),
        ("retry", true) => client.RetryAsync(Clients.TaskId, Cancellation),
        ("retry", false) => client.RetryAsync(Clients.TaskId, ["d1", "d2"], Cancellation),
        ("confirm", true) => client.ConfirmAsync(Clients.TaskId, Cancellation),
        _ => client.ConfirmAsync(Clients.TaskId, ["d1", "d2"], Cancellation),
    };

    private static void AssertCall(StubServer server, string method, string target)
        => Assert.Equal((method, target), (server.Request.Method, server.Request.Target));
}
