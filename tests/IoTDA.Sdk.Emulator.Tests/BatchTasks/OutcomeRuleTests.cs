namespace IoTDA.Sdk.Emulator.Tests.BatchTasks;

public sealed class OutcomeRuleTests
{
    [Fact]
    public async Task A_device_that_fails_heals_on_its_next_attempt_where_the_rule_says_so()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options => options.Outcomes.Add(new OutcomeRule { Percentage = 100, Attempts = 1 }));
        string id = await session.CreateIdAsync(Requests.Upgrade("d1", "d2").WithRetries(1, 5));
        session.Wait(10);
        Assert.Equal(2, session.Emulator.Tasks[0].Progress.FailWaitRetry);
        session.Wait(600);

        Assert.Equal("Success", await session.StatusAsync(id));
        Assert.Equal([2, 2], session.Emulator.Tasks[0].SubTasks.Select(subTask => subTask.Attempts));
    }

    [Fact]
    public async Task An_attempt_that_takes_longer_than_time_leaves_the_others_alone()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.Speed = 0.001;
            options.Outcomes.WithDuration(attempt => attempt.Target == "endless" ? TimeSpan.MaxValue : TimeSpan.Zero);
        });
        string id = await session.CreateIdAsync(Requests.Upgrade("endless", "d2"));
        session.Wait(3_600);

        Assert.Equal("Processing", await session.StatusAsync(id));
        Assert.Equal((1, 1), (session.Emulator.Tasks[0].Progress.Processing, session.Emulator.Tasks[0].Progress.Success));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await session.PostAsync($"batchtasks/{id}/stop", "{}")).Status);
    }

    [Fact]
    public void Rules_concern_what_they_say_and_can_be_removed()
    {
        EmulatorOptions options = new();
        OutcomeRule slow = options.Outcomes.Add(new OutcomeRule { Targets = ["d1"], Fails = false, Duration = TimeSpan.FromMinutes(1) });
        OutcomeRule fails = options.Outcomes.Add(new OutcomeRule { TaskType = "firmwareUpgrade", ErrorCode = "X.1", ErrorMessage = "broken" });
        DeviceAttempt attempt = new("t", "n", "firmwareUpgrade", "d1", 0, 1);

        Assert.Equal((TimeSpan.FromMinutes(1), new DeviceFailure("X.1", "broken")), (options.Outcomes.DurationOf(attempt), options.Outcomes.FailureOf(attempt)));
        Assert.Null(options.Outcomes.FailureOf(attempt with { TaskType = "softwareUpgrade" }));
        Assert.True(options.Outcomes.Remove(slow.Id!));
        Assert.Equal(TimeSpan.FromSeconds(2), options.Outcomes.DurationOf(attempt));
        Assert.Equal([fails], options.Outcomes.Rules);
        options.Outcomes.Clear();
        Assert.Null(options.Outcomes.FailureOf(attempt));
    }
}
