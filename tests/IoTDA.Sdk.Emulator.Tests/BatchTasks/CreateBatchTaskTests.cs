using System.Net;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.BatchTasks;

public sealed class CreateBatchTaskTests
{
    [Fact]
    public async Task A_created_task_comes_back_flat_with_the_request_members_repeated()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        JsonObject request = Requests.Upgrade("d1", "d2").WithRetries(5, 60).With("app_id", "Ev8FVvCfOdQDzrFrxSOemiw_aMca")
            .With("task_mode", "GATEWAY").With("need_confirm", false).With("task_ext_info", new JsonObject { ["a"] = "中" });

        Answer answer = await session.CreateAsync(request);

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("application/json", answer.ContentType);
        JsonObject task = answer.Json;
        Assert.Matches("^[0-9a-f]{24}$", task["task_id"]!.GetValue<string>());
        foreach (string member in (string[])["task_name", "task_type", "task_mode", "need_confirm", "task_ext_info", "targets", "document", "task_policy"])
        {
            Assert.True(JsonNode.DeepEquals(request[member], task[member]), member);
        }

        Assert.Equal("Initializing", task["status"]!.GetValue<string>());
        Assert.Equal("20261122T080000Z", task["create_time"]!.GetValue<string>());
        Assert.Equal(
            """{"total":2,"processing":0,"success":0,"fail":0,"waitting":2,"fail_wait_retry":0,"stopped":0,"removed":0}""",
            task["task_progress"]!.ToJsonString());
        Assert.False(task.ContainsKey("app_id"));
        Assert.False(task.ContainsKey("status_desc"));
    }

    [Fact]
    public async Task A_later_task_has_a_larger_id()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        List<string> ids = [];
        for (int i = 0; i < 5; i++)
        {
            ids.Add(await session.CreateIdAsync(Requests.Upgrade("d1")));
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public async Task Targets_win_over_the_filter_and_the_filter_over_the_file()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.Groups["g1"] = ["g1_a", "g1_b"];
            options.FileRows["f.xlsx"] = ["row"];
        });
        string fileId = (await session.UploadAsync("f.xlsx")).Json["file_id"]!.GetValue<string>();
        JsonObject all = Requests.Of("freezeDevices").With("targets_filter", Filter("g1")).With("document_source", fileId);

        await session.CreateIdAsync(all);
        await session.CreateIdAsync(all.Without("targets"));
        await session.CreateIdAsync(all.Without("targets_filter"));

        Assert.Equal([["d1"], ["g1_a", "g1_b"], ["row"]], session.Emulator.Tasks.Select(task => task.Targets.ToArray()));
    }

    [Fact]
    public async Task A_target_that_is_named_twice_is_one_sub_task()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        await session.CreateIdAsync(Requests.Upgrade("d1", "d2", "d1"));

        Assert.Equal(["d1", "d2"], session.Emulator.Tasks[0].Targets);
    }

    [Fact]
    public async Task Thirty_thousand_targets_are_taken_and_one_more_is_refused()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();

        Answer taken = await session.CreateAsync(Requests.Upgrade(Requests.Devices(30_000)));
        Answer refused = await session.CreateAsync(Requests.Upgrade(Requests.Devices(30_001)));

        Assert.Equal(HttpStatusCode.Created, taken.Status);
        refused.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "30000");
    }

    [Fact]
    public async Task The_eleventh_unfinished_task_of_a_resource_space_is_refused()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        for (int i = 0; i < 10; i++)
        {
            await session.CreateIdAsync(Requests.Upgrade("d1"));
        }

        Answer eleventh = await session.CreateAsync(Requests.Upgrade("d1"));
        Answer elsewhere = await session.CreateAsync(Requests.Upgrade("d1").With("app_id", "other"));
        session.Wait(60);
        Answer afterwards = await session.CreateAsync(Requests.Upgrade("d1"));

        eleventh.ShouldBeRefused(HttpStatusCode.BadRequest, "EMULATOR.TOO_MANY_TASKS", "10");
        Assert.Equal(HttpStatusCode.Created, elsewhere.Status);
        Assert.Equal(HttpStatusCode.Created, afterwards.Status);
    }

    [Fact]
    public async Task An_unknown_resource_space_is_refused_where_they_are_listed()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.AppIds.Add("known"));

        Answer refused = await session.CreateAsync(Requests.Upgrade("d1").With("app_id", "unknown"));
        Answer taken = await session.CreateAsync(Requests.Upgrade("d1").With("app_id", "known"));

        refused.ShouldBeRefused(HttpStatusCode.Forbidden, "IOTDA.001006", "unknown");
        Assert.Equal(HttpStatusCode.Created, taken.Status);
    }

    [Fact]
    public async Task A_task_type_that_is_not_known_is_taken_only_where_the_option_says_so()
    {
        await using EmulatorSession strict = await EmulatorSession.StartAsync();
        await using EmulatorSession lenient = await EmulatorSession.StartAsync(options => options.AcceptUnknownTaskTypes = true);
        JsonObject request = Requests.Of("changeGateway", """{"gateway_id":"g"}""");

        Answer refused = await strict.CreateAsync(request);
        Answer taken = await lenient.CreateAsync(request);

        refused.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "changeGateway");
        Assert.Equal(HttpStatusCode.Created, taken.Status);
    }

    [Fact]
    public async Task A_refused_request_makes_no_task()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        await session.CreateAsync(Requests.Upgrade("d 1"));

        Assert.Empty(session.Emulator.Tasks);
    }

    [Fact]
    public async Task Thirty_thousand_sub_tasks_run_exactly_once_each()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade(Requests.Devices(30_000)));
        session.Wait(3600);
        BatchTaskSnapshot task = Assert.Single(session.Emulator.Tasks);
        Assert.Equal(("Success", 30_000, 1), (task.Status, task.Progress.Success, task.Executions));
        Assert.All(task.SubTasks, subTask => Assert.Equal(1, subTask.Attempts));
        Assert.Equal(id, task.Id);
    }

    private static JsonObject Filter(params string[] groupIds) => new() { ["group_ids"] = Requests.Array(groupIds) };
}
