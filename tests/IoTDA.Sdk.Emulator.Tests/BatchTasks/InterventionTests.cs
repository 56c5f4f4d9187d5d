using System.Net;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.BatchTasks;

public sealed class InterventionTests
{
    [Fact]
    public async Task Stop_without_targets_stops_the_whole_task_by_way_of_stopping()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Parallelism = 1);
        string id = await session.CreateIdAsync(Requests.Upgrade(Requests.Devices(3)));
        session.Wait(3);

        Answer answer = await session.PostAsync($"batchtasks/{id}/stop", "{}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            """{"targets":[{"target":"device_2","status":"success"},{"target":"device_3","status":"success"}]}""", answer.Text);
        Assert.Equal("Stopping", await session.StatusAsync(id));
        session.Wait(1);
        Assert.Equal("Stopped", await session.StatusAsync(id));
        session.Wait(60);
        Assert.Equal((1, 2), (session.Emulator.Tasks[0].Progress.Success, session.Emulator.Tasks[0].Progress.Stopped));
    }

    [Fact]
    public async Task Stop_with_targets_stops_those_and_tells_the_result_of_each()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Parallelism = 1);
        string id = await session.CreateIdAsync(Requests.Upgrade(Requests.Devices(3)));
        session.Wait(3);

        Answer answer = await session.PostAsync($"batchtasks/{id}/stop", """{"targets":["device_1","device_2","stranger"]}""");

        JsonArray targets = answer.Json["targets"]!.AsArray();
        Assert.Equal(["failure", "success", "failure"], targets.Select(target => target!["status"]!.GetValue<string>()));
        Assert.Equal("IOTDA.014219", targets[2]!["error_code"]!.GetValue<string>());
        Assert.Equal("EMULATOR.WRONG_SUB_TASK_STATUS", targets[0]!["error_code"]!.GetValue<string>());
        Assert.Equal("Processing", await session.StatusAsync(id));
        session.Wait(2);
        Assert.Equal("PartialSuccess", await session.StatusAsync(id));
    }

    [Fact]
    public async Task A_scheduled_task_that_is_stopped_never_runs()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        JsonObject policy = new() { ["schedule_time"] = "20261122T090000Z" };
        string id = await session.CreateIdAsync(Requests.Upgrade("d1").With("task_policy", policy));
        session.Wait(10);
        await session.PostAsync($"batchtasks/{id}/stop", "{}");
        session.Wait(7200);

        Assert.Equal("Stopped", await session.StatusAsync(id));
        Assert.Equal((0, 0), (session.Emulator.Tasks[0].Executions, session.Emulator.Tasks[0].SubTasks[0].Attempts));
    }

    [Fact]
    public async Task Retry_runs_failed_sub_tasks_again_and_counts_as_another_execution()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(
            options => options.Outcomes.FailWhere(attempt => attempt is { Attempt: 1, Index: < 2 }));
        string id = await session.CreateIdAsync(Requests.Upgrade(Requests.Devices(3)));
        session.Wait(10);
        Assert.Equal("PartialSuccess", await session.StatusAsync(id));

        Answer one = await session.PostAsync($"batchtasks/{id}/retry", """{"targets":["device_1"]}""");
        Assert.Equal("Processing", await session.StatusAsync(id));
        session.Wait(2);
        Assert.Equal("PartialSuccess", await session.StatusAsync(id));
        Answer rest = await session.PostAsync($"batchtasks/{id}/retry", "{}");
        session.Wait(2);

        Assert.Equal("""{"targets":[{"target":"device_1","status":"success"}]}""", one.Text);
        Assert.Equal("""{"targets":[{"target":"device_2","status":"success"}]}""", rest.Text);
        Assert.Equal("Success", await session.StatusAsync(id));
        Assert.Equal(3, session.Emulator.Tasks[0].Executions);
        Assert.Equal([2, 2, 1], session.Emulator.Tasks[0].SubTasks.Select(subTask => subTask.Attempts));
    }

    [Fact]
    public async Task Retry_of_a_sub_task_that_waits_for_its_retry_replaces_the_automatic_one()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(
            options => options.Outcomes.FailWhere(attempt => attempt.Attempt == 1));
        string id = await session.CreateIdAsync(Requests.Upgrade("d1").WithRetries(1, 10));
        session.Wait(3);
        await session.PostAsync($"batchtasks/{id}/retry", "{}");
        session.Wait(3600);

        Assert.Equal("Success", await session.StatusAsync(id));
        Assert.Equal(2, session.Emulator.Tasks[0].SubTasks[0].Attempts);
    }

    [Fact]
    public async Task A_task_that_needs_confirmation_sends_nothing_before_it()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade(Requests.Devices(3)).With("need_confirm", true));
        session.Wait(3600);
        Assert.Equal("Waitting", await session.StatusAsync(id));
        Assert.All(session.Emulator.Tasks[0].SubTasks, subTask => Assert.Equal(0, subTask.Attempts));

        await session.PostAsync($"batchtasks/{id}/confirm", """{"targets":["device_2"]}""");
        Assert.Equal("Processing", await session.StatusAsync(id));
        session.Wait(2);
        Assert.Equal((1, 2), (session.Emulator.Tasks[0].Progress.Success, session.Emulator.Tasks[0].Progress.Waiting));
        Answer rest = await session.PostAsync($"batchtasks/{id}/confirm", "{}");
        session.Wait(2);

        Assert.Equal(2, rest.Json["targets"]!.AsArray().Count);
        Assert.Equal("Success", await session.StatusAsync(id));
    }

    [Fact]
    public async Task A_task_without_need_confirm_cannot_be_confirmed()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));
        Answer answer = await session.PostAsync($"batchtasks/{id}/confirm", "{}");

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, "EMULATOR.WRONG_TASK_TYPE", "confirmed");
    }

    [Theory]
    [InlineData("freezeDevices", "stop")]
    [InlineData("freezeDevices", "retry")]
    [InlineData("moduleUpgrade", "stop")]
    [InlineData("moduleUpgrade", "retry")]
    public async Task Only_upgrades_can_be_stopped_and_retried(string type, string operation)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        JsonObject body = Requests.Of(type, type == "moduleUpgrade" ? """{"package_ids":["p"]}""" : null);
        string id = await session.CreateIdAsync(body);
        session.Wait(1);
        Answer answer = await session.PostAsync($"batchtasks/{id}/{operation}", "{}");

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, "EMULATOR.WRONG_TASK_TYPE", type);
    }

    /// <summary>The table of the reference: which operation is refused in which status.</summary>
    [Theory]
    [InlineData("Initializing", "retry", true)]
    [InlineData("Initializing", "stop", false)]
    [InlineData("Initializing", "confirm", false)]
    [InlineData("Initializing", "delete", true)]
    [InlineData("Waitting", "retry", true)]
    [InlineData("Waitting", "stop", false)]
    [InlineData("Waitting", "confirm", false)]
    [InlineData("Waitting", "delete", true)]
    [InlineData("Processing", "retry", false)]
    [InlineData("Processing", "stop", false)]
    [InlineData("Processing", "confirm", false)]
    [InlineData("Processing", "delete", true)]
    [InlineData("Success", "retry", true)]
    [InlineData("Success", "stop", true)]
    [InlineData("Success", "confirm", true)]
    [InlineData("Success", "delete", false)]
    [InlineData("Fail", "retry", false)]
    [InlineData("Fail", "stop", true)]
    [InlineData("Fail", "confirm", true)]
    [InlineData("Fail", "delete", false)]
    [InlineData("PartialSuccess", "retry", false)]
    [InlineData("PartialSuccess", "stop", true)]
    [InlineData("PartialSuccess", "confirm", true)]
    [InlineData("PartialSuccess", "delete", false)]
    [InlineData("Stopping", "retry", true)]
    [InlineData("Stopping", "stop", true)]
    [InlineData("Stopping", "confirm", true)]
    [InlineData("Stopping", "delete", true)]
    [InlineData("Stopped", "retry", true)]
    [InlineData("Stopped", "stop", true)]
    [InlineData("Stopped", "confirm", true)]
    [InlineData("Stopped", "delete", false)]
    public async Task A_status_allows_the_operations_that_the_reference_says(string status, string operation, bool refused)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Outcomes.FailWhere(
            attempt => status == "Fail" || (status == "PartialSuccess" && attempt.Index == 0)));
        string id = await session.CreateIdAsync(Requests.Upgrade("d1", "d2").With("need_confirm", true));
        await LeadToAsync(session, id, status);
        Assert.Equal(status, await session.StatusAsync(id));

        Answer answer = operation == "delete"
            ? await session.DeleteAsync($"batchtasks/{id}")
            : await session.PostAsync($"batchtasks/{id}/{operation}", "{}");

        if (refused)
        {
            answer.ShouldBeRefused(HttpStatusCode.BadRequest, "EMULATOR.WRONG_TASK_STATUS", status);
        }
        else
        {
            Assert.Equal(operation == "delete" ? HttpStatusCode.NoContent : HttpStatusCode.OK, answer.Status);
        }
    }

    [Fact]
    public async Task At_most_a_hundred_targets_are_taken()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));
        string targets = Requests.Array(Requests.Devices(101)).ToJsonString();
        Answer answer = await session.PostAsync($"batchtasks/{id}/stop", $$"""{"targets":{{targets}}}""");

        answer.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "100");
    }

    [Fact]
    public async Task A_deleted_task_is_gone()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));
        session.Wait(10);

        Answer deleted = await session.DeleteAsync($"batchtasks/{id}");
        Answer again = await session.DeleteAsync($"batchtasks/{id}");

        Assert.Equal((HttpStatusCode.NoContent, ""), (deleted.Status, deleted.Text));
        again.ShouldBeRefused(HttpStatusCode.NotFound, "EMULATOR.TASK_NOT_FOUND", id);
        Assert.Empty(session.Emulator.Tasks);
        Assert.Equal(id, Assert.Single(session.Emulator.DeletedTasks).Id);
    }

    private static async Task LeadToAsync(EmulatorSession session, string id, string status)
    {
        if (status == "Initializing")
        {
            return;
        }

        session.Wait(1);
        if (status is "Stopping" or "Stopped")
        {
            await session.PostAsync($"batchtasks/{id}/stop", "{}");
            session.Wait(status == "Stopped" ? 1 : 0);
        }
        else if (status != "Waitting")
        {
            await session.PostAsync($"batchtasks/{id}/confirm", "{}");
            session.Wait(status == "Processing" ? 0 : 2);
        }
    }
}
