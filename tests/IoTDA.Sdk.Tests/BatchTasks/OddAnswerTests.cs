using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>A task that was created is a created task, whatever else its answer says; what does not fit is kept as it came.</summary>
public sealed class OddAnswerTests
{
    private static readonly string Deep = string.Concat(Enumerable.Repeat("{\"a\":", 70)) + "1" + new string('}', 70);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> OddMembers => new()
    {
        { "task_name", "7" },
        { "task_type", "[]" },
        { "task_mode", "{}" },
        { "need_confirm", "\"yes\"" },
        { "task_ext_info", "\"text\"" },
        { "task_ext_info", "[1]" },
        { "targets", "\"d1\"" },
        { "targets", "[\"d1\",null]" },
        { "targets_filter", "[\"g\"]" },
        { "task_policy", "\"none\"" },
        { "status", "3" },
        { "status_desc", "{\"text\":\"t\"}" },
        { "task_progress", "[]" },
        { "create_time", "1700000000" },
        { "create_time", "\"yesterday\"" },
        { "not_yet_known", Deep },
    };

    [Theory]
    [MemberData(nameof(OddMembers))]
    public async Task A_create_whose_answer_has_one_odd_member_is_done_and_the_member_is_kept(string member, string value)
    {
        using StubHandler service = new(StubHandler.Answer(201, $$"""{"{{member}}":{{value}},"task_id":"a","status_desc2":"s"}"""));
        using IoTDAClient client = Clients.Of(service);

        BatchTask task = await CreateAsync(client);

        Assert.Equal(("a", 1), (task.TaskId, service.Attempts));
        Assert.Equal(value, task.AdditionalProperties[member].GetRawText());
        Assert.Equal("s", task.AdditionalProperties["status_desc2"].GetString());
        Assert.Equal(task, WireText.Read<BatchTask>(WireText.Write(task)));
    }

    [Theory]
    [InlineData("""{"retry_count":"3","retry_interval":5}""")]
    [InlineData("""{"retry_count":3,"retry_interval":[]}""")]
    [InlineData("""{"schedule_time":0}""")]
    public async Task A_policy_that_does_not_fit_is_kept(string policy)
    {
        using StubHandler service = new(StubHandler.Answer(201, $$"""{"task_id":"a","task_policy":{{policy}} }"""));
        using IoTDAClient client = Clients.Of(service);

        BatchTask task = await CreateAsync(client);

        Assert.Equal((null, null), (task.Policy!.Retry, task.Policy.ScheduleTime));
        Fixture.AssertEqual(JsonNode.Parse(policy), WireText.WriteJson(task.Policy));
    }

    [Theory]
    [InlineData("createCommands", "paras")]
    [InlineData("createMessages", "message")]
    public async Task A_document_of_70_levels_is_read(string type, string member)
    {
        using StubHandler service = new(StubHandler.Answer(201, $$$"""{"task_id":"a","task_type":"{{{type}}}","document":{"{{{member}}}":{{{Deep}}} } }"""));
        using IoTDAClient client = Clients.Of(service);

        BatchTask task = await CreateAsync(client);

        Assert.IsNotType<RawDocument>(task.Document);
        Assert.Equal(task, WireText.Read<BatchTask>(WireText.Write(task)));
    }

    [Fact]
    public async Task A_text_that_is_no_valid_text_hides_nothing()
    {
        using StubHandler service = new(StubHandler.Answer(201, """{"status_desc":"half \ud800 pair","task_id":"a","half\ud800":1}"""));
        using IoTDAClient client = Clients.Of(service);

        Assert.Equal("half \\ud800 pair", (await CreateAsync(client)).StatusDescription);
    }

    [Fact]
    public async Task A_sub_task_keeps_an_output_that_is_an_object_and_an_error_that_is_a_text()
    {
        using StubHandler service = new(StubHandler.Answer(200, $$"""
            {"batchtask":{"task_id":"{{Clients.TaskId}}" },"task_details":[
            {"target":"d1","output":{"device_id":"d"},"error":"no answer","status":"Success"},
            {"target":7},null,{"target":"d2","output":[1],"error":{"error_code":5,"error_msg":"m"} }]}
            """));
        using IoTDAClient client = Clients.Of(service);

        List<SubTask> subTasks = await client.BatchTasks.ListSubTasksAsync(Clients.TaskId, cancellationToken: Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["d1", "", "d2"], subTasks.Select(subTask => subTask.Target));
        Assert.Equal(("""{"device_id":"d"}""", SubTaskStatus.Success, null), (subTasks[0].Output, subTasks[0].Status, subTasks[0].Error));
        Assert.Equal("no answer", subTasks[0].AdditionalProperties["error"].GetString());
        Assert.Equal(7, subTasks[1].AdditionalProperties["target"].GetInt32());
        Assert.Equal(("[1]", "m", 5), (subTasks[2].Output, subTasks[2].Error!.ErrorMessage, subTasks[2].Error!.AdditionalProperties["error_code"].GetInt32()));
    }

    [Fact]
    public async Task A_lost_create_is_found_beside_odd_tasks()
    {
        using StubHandler service = new(
            StubHandler.Answer(500),
            StubHandler.Answer(200, """{"batchtasks":[{"task_id":7},{"task_id":"b","task_ext_info":"x","task_policy":{"retry_count":"1"}},{"task_id":"a","task_name":"Winter","task_ext_info":"x"}]}"""),
            StubHandler.Answer(200, """{"batchtask":{"task_id":"a","task_name":"Winter","targets":["d"],"task_ext_info":"x"}}"""));
        using IoTDAClient client = Clients.Of(service, configure: options => options.Recovery.Enabled = true);

        BatchTask task = await CreateAsync(client);

        Assert.Equal(("a", true), (task.TaskId, task.WasRecovered));
        Assert.Equal("x", task.AdditionalProperties["task_ext_info"].GetString());
    }

    [Fact]
    public async Task An_answer_about_another_task_is_an_error()
    {
        const string other = "5c8ba99030344005c02316ae";
        using StubHandler service = new(StubHandler.Answer(200, $$"""{"batchtask":{"task_id":"{{other}}","status":"Success"},"task_details":[{"target":"d"}]}"""));
        using IoTDAClient client = Clients.Of(service);

        await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));
        await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetWithSubTasksAsync(Clients.TaskId, null, Cancellation));
        await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.WaitForCompletionAsync(Clients.TaskId, cancellationToken: Cancellation));
        await Assert.ThrowsAsync<IoTDATransportException>(
            async () => await client.BatchTasks.ListSubTasksAsync(Clients.TaskId, cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_create_that_is_answered_with_another_name_is_uncertain()
    {
        using StubHandler service = new(StubHandler.Answer(201, """{"task_id":"a","task_name":"Summer"}"""));
        using IoTDAClient client = Clients.Of(service);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => CreateAsync(client));

        Assert.True(failure.MayHaveExecuted);
    }

    [Fact]
    public async Task Only_get_reads_the_targets()
    {
        string task = $$"""{"task_id":"{{Clients.TaskId}}","targets":["d1","d2"],"status":"Success","document":{"a":1} }""";
        using StubHandler show = new(StubHandler.Answer(200, $$"""{"batchtask":{{task}} }"""));
        using StubHandler list = new(StubHandler.Answer(200, $$"""{"batchtasks":[{{task}}]}"""));
        using IoTDAClient one = Clients.Of(show);
        using IoTDAClient many = Clients.Of(list);

        Assert.Equal(["d1", "d2"], (await one.BatchTasks.GetAsync(Clients.TaskId, Cancellation)).Targets);
        Assert.Empty((await one.BatchTasks.WaitForCompletionAsync(Clients.TaskId, cancellationToken: Cancellation)).Targets);
        BatchTask listed = Assert.Single(await many.BatchTasks.ListAsync(BatchTaskType.FreezeDevices, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(listed.Targets);
        Assert.IsType<RawDocument>(listed.Document);
    }

    private static Task<BatchTask> CreateAsync(IoTDAClient client)
        => client.BatchTasks.CreateAsync(new FreezeDevicesRequest { TaskName = "Winter", Targets = BatchTargets.Devices("d") }, Cancellation);
}
