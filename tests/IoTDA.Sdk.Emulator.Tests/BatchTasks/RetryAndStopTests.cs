using System.Net;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.BatchTasks;

public sealed class RetryAndStopTests
{
    private const string Later = "20261122T090000Z";

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task A_scheduled_task_whose_sub_tasks_are_all_stopped_by_name_is_stopped(double seconds)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.MaxUnfinishedTasks = 1);
        string id = await session.CreateIdAsync(Requests.Upgrade("d1", "d2").With("task_policy", new JsonObject { ["schedule_time"] = Later }));
        session.Wait(seconds);

        await session.PostAsync($"batchtasks/{id}/stop", """{"targets":["d1","d2"]}""");

        Assert.Equal("Stopped", await session.StatusAsync(id));
        Assert.Equal(HttpStatusCode.Created, (await session.CreateAsync(Requests.Upgrade("d1"))).Status);
        session.Wait(86_400);
        Assert.Equal("Stopped", await session.StatusAsync(id));
        Assert.Equal(HttpStatusCode.NoContent, (await session.DeleteAsync($"batchtasks/{id}")).Status);
    }

    [Fact]
    public async Task A_task_that_is_retried_takes_a_place_again_until_it_is_finished()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.MaxUnfinishedTasks = 1;
            options.Outcomes.FailWhere(attempt => attempt.Attempt == 1);
        });
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));
        session.Wait(10);
        Assert.Equal("Fail", await session.StatusAsync(id));

        await session.PostAsync($"batchtasks/{id}/retry", "{}");
        (await session.CreateAsync(Requests.Upgrade("d2"))).ShouldBeRefused(HttpStatusCode.BadRequest, "EMULATOR.TOO_MANY_TASKS", "1 unfinished");
        session.Wait(10);

        Assert.Equal("Success", await session.StatusAsync(id));
        Assert.Equal(HttpStatusCode.Created, (await session.CreateAsync(Requests.Upgrade("d2"))).Status);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(10, 0.5)]
    public async Task A_task_is_stopping_for_its_time_and_no_longer(double speed, double seconds)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.StoppingTime = TimeSpan.FromSeconds(5);
            options.Speed = speed;
            options.Outcomes.WithDuration(TimeSpan.FromHours(1));
        });
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));
        session.Wait(2);
        await session.PostAsync($"batchtasks/{id}/stop", "{}");

        session.Wait(seconds - 0.01);
        Assert.Equal("Stopping", await session.StatusAsync(id));
        session.Wait(0.01);
        Assert.Equal("Stopped", await session.StatusAsync(id));
    }

    [Theory]
    [InlineData("stop")]
    [InlineData("retry")]
    [InlineData("confirm")]
    public async Task An_empty_body_means_all_sub_tasks(string verb)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Outcomes.FailWhere(attempt => attempt.Attempt == 1));
        JsonObject body = Requests.Upgrade("d1", "d2");
        string id = await session.CreateIdAsync(verb == "confirm" ? body.With("need_confirm", true) : body);
        session.Wait(verb == "retry" ? 10 : 2);

        Answer answer = await session.SendAsync(HttpMethod.Post, $"batchtasks/{id}/{verb}");

        Assert.Equal(
            """{"targets":[{"target":"d1","status":"success"},{"target":"d2","status":"success"}]}""", answer.Text);
    }

    [Fact]
    public async Task A_retry_does_not_confirm()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1", "d2").With("need_confirm", true));
        session.Wait(2);
        await session.PostAsync($"batchtasks/{id}/confirm", """{"targets":["d1"]}""");
        await session.PostAsync($"batchtasks/{id}/stop", """{"targets":["d2"]}""");
        await session.PostAsync($"batchtasks/{id}/retry", """{"targets":["d2"]}""");
        session.Wait(60);

        Assert.Equal((1, 0), (session.Emulator.Tasks[0].SubTasks[0].Attempts, session.Emulator.Tasks[0].SubTasks[1].Attempts));
        Assert.Equal(("Waitting", 1), (session.Emulator.Tasks[0].SubTasks[1].Status, session.Emulator.Tasks[0].Executions));
        await session.PostAsync($"batchtasks/{id}/confirm", "{}");
        session.Wait(60);
        Assert.Equal("Success", await session.StatusAsync(id));
    }

    [Fact]
    public async Task A_rule_that_throws_fails_the_device_with_its_words()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.Outcomes.FailWhere(attempt => attempt.Target == "d1" ? throw new InvalidOperationException("no such meter") : false);
            options.Outcomes.WithDuration(attempt => attempt.Target == "d2" ? throw new InvalidOperationException("no such time") : TimeSpan.FromSeconds(2));
        });
        string id = await session.CreateIdAsync(Requests.Upgrade("d1", "d2", "d3"));
        session.Wait(60);

        Assert.Equal("PartialSuccess", await session.StatusAsync(id));
        JsonNode details = (await session.GetAsync($"batchtasks/{id}?task_detail_status=Fail")).Json["task_details"]!;
        Assert.Equal("no such time", details[0]!["error"]!["error_msg"]!.GetValue<string>());
        Assert.Equal("no such meter", details[1]!["error"]!["error_msg"]!.GetValue<string>());
        Assert.Equal("EMULATOR.RULE_FAILED", details[1]!["error"]!["error_code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_module_upgrade_takes_package_ids_only()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();

        Answer one = await session.CreateAsync(Requests.Of("moduleUpgrade", """{"package_id":"p1"}"""));
        Answer list = await session.CreateAsync(Requests.Of("moduleUpgrade", """{"package_ids":["p1"]}"""));

        one.ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "package_id");
        Assert.Equal(HttpStatusCode.Created, list.Status);
    }
}
