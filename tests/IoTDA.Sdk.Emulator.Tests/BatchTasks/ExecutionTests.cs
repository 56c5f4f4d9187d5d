using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests.BatchTasks;

public sealed class ExecutionTests
{
    [Fact]
    public async Task A_task_initializes_runs_and_succeeds()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1", "d2"));

        Assert.Equal("Initializing", await session.StatusAsync(id));
        session.Wait(1);
        Assert.Equal("Processing", await session.StatusAsync(id));
        session.Wait(2);
        JsonObject task = await session.ShowAsync(id);
        Assert.Equal("Success", task["status"]!.GetValue<string>());
        Assert.Equal((2, 2), (Count(task, "total"), Count(task, "success")));
    }

    [Theory]
    [InlineData(1, "PartialSuccess")]
    [InlineData(4, "Fail")]
    public async Task A_task_with_failed_devices_ends_as_partial_success_or_failure(int failing, string status)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(
            options => options.Outcomes.FailDevices(Requests.Devices(failing), new DeviceFailure("X.1", "broken")));
        string id = await session.CreateIdAsync(Requests.Upgrade(Requests.Devices(4)));
        session.Wait(10);

        JsonObject task = await session.ShowAsync(id);
        Assert.Equal(status, task["status"]!.GetValue<string>());
        Assert.Equal(failing, Count(task, "fail"));
        Assert.Equal("X.1", session.Emulator.Tasks[0].SubTasks[0].ErrorCode);
    }

    [Fact]
    public async Task Only_so_many_devices_run_at_a_time()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Parallelism = 2);
        string id = await session.CreateIdAsync(Requests.Upgrade(Requests.Devices(5)));
        session.Wait(1);
        List<(int Waiting, int Processing, int Success)> seen = [];
        for (int i = 0; i < 4; i++)
        {
            JsonObject task = await session.ShowAsync(id);
            seen.Add((Count(task, "waitting"), Count(task, "processing"), Count(task, "success")));
            session.Wait(2);
        }

        Assert.Equal([(3, 2, 0), (1, 2, 2), (0, 1, 4), (0, 0, 5)], seen);
    }

    [Fact]
    public async Task The_state_does_not_depend_on_how_often_it_is_read()
    {
        await using EmulatorSession watched = await EmulatorSession.StartAsync(Configure);
        await using EmulatorSession unwatched = await EmulatorSession.StartAsync(Configure);
        JsonObject request = Requests.Upgrade(Requests.Devices(50)).WithRetries(2, 1);
        string id = await watched.CreateIdAsync(request);
        await unwatched.CreateIdAsync(request);
        for (int i = 0; i < 100; i++)
        {
            watched.Wait(0.7);
            await watched.StatusAsync(id);
        }

        unwatched.Wait(70);

        Assert.Equal(unwatched.Emulator.Tasks[0].Progress, watched.Emulator.Tasks[0].Progress);
        Assert.Equal(unwatched.Emulator.Tasks[0].SubTasks, watched.Emulator.Tasks[0].SubTasks);
        Assert.Equal("Processing", watched.Emulator.Tasks[0].Status);

        static void Configure(EmulatorOptions options)
        {
            options.Parallelism = 7;
            options.Outcomes.FailPercentage(30, seed: 3).WithDurationBetween(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9), seed: 4);
        }
    }

    [Fact]
    public async Task A_failed_device_waits_for_its_retry_and_may_succeed_then()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(
            options => options.Outcomes.FailWhere(attempt => attempt.Attempt == 1));
        string id = await session.CreateIdAsync(Requests.Upgrade("d1").WithRetries(2, 10));

        session.Wait(3);
        JsonObject waiting = await session.ShowAsync(id);
        Assert.Equal("Processing", waiting["status"]!.GetValue<string>());
        Assert.Equal(1, Count(waiting, "fail_wait_retry"));
        session.Wait(599);
        Assert.Equal(1, Count(await session.ShowAsync(id), "fail_wait_retry"));
        session.Wait(1);
        Assert.Equal(1, Count(await session.ShowAsync(id), "processing"));
        session.Wait(2);
        Assert.Equal("Success", await session.StatusAsync(id));
        Assert.Equal(2, session.Emulator.Tasks[0].SubTasks[0].Attempts);
    }

    [Fact]
    public async Task A_device_that_keeps_failing_is_retried_as_often_as_the_policy_says()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Outcomes.FailEvery(1));
        string id = await session.CreateIdAsync(Requests.Upgrade("d1").WithRetries(3, 1));
        session.Wait(3600);

        Assert.Equal("Fail", await session.StatusAsync(id));
        Assert.Equal(4, session.Emulator.Tasks[0].SubTasks[0].Attempts);
    }

    [Fact]
    public async Task A_scheduled_task_waits_for_its_time()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        JsonObject policy = new() { ["schedule_time"] = "20261122T090000Z" };
        string id = await session.CreateIdAsync(Requests.Upgrade("d1").With("task_policy", policy));

        session.Wait(3599);
        Assert.Equal("Waitting", await session.StatusAsync(id));
        Assert.Equal(0, session.Emulator.Tasks[0].Executions);
        session.Wait(1);
        Assert.Equal("Processing", await session.StatusAsync(id));
        Assert.Equal(1, session.Emulator.Tasks[0].Executions);
    }

    [Fact]
    public async Task Speed_divides_every_wait_of_a_run_but_not_the_clock()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Speed = 60);
        JsonObject policy = new() { ["schedule_time"] = "20261122T090000Z" };
        string id = await session.CreateIdAsync(Requests.Upgrade("d1").With("task_policy", policy));

        session.Wait(59.9);
        Assert.Equal("Waitting", await session.StatusAsync(id));
        session.Wait(0.1 + (2 / 60.0) + 0.001);
        Assert.Equal("Success", await session.StatusAsync(id));
        string later = await session.CreateIdAsync(Requests.Upgrade("d1"));
        Assert.Equal("20261122T080100Z", (await session.ShowAsync(later))["create_time"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_task_for_an_unknown_group_is_created_and_fails_with_a_description_and_no_details()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        JsonObject filter = new() { ["group_ids"] = Requests.Array("nowhere") };
        string id = await session.CreateIdAsync(Requests.Of("unfreezeDevices", targetsJson: null).With("targets_filter", filter));
        session.Wait(1);

        Answer answer = await session.GetAsync($"batchtasks/{id}");
        Assert.Equal("Fail", answer.Json["batchtask"]!["status"]!.GetValue<string>());
        Assert.Contains("nowhere", answer.Json["batchtask"]!["status_desc"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(answer.Json["task_details"]!.AsArray());
    }

    private static int Count(JsonObject task, string counter) => task["task_progress"]![counter]!.GetValue<int>();
}
