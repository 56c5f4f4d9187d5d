using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>When an uncertain stop, retry or confirmation has been executed, by what the service shows afterwards.</summary>
public sealed class ActionRecoveryTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("stop", """{"status":"Stopping"}""", true)]
    [InlineData("stop", """{"status":"Stopped"}""", true)]
    [InlineData("stop", """{"status":"Processing"}""", false)]
    [InlineData("stop", """{"status":"Success"}""", false)]
    [InlineData("stop", "{}", false)]
    [InlineData("confirm", """{"task_progress":{"total":3,"processing":2,"success":1}}""", true)]
    [InlineData("confirm", """{"task_progress":{"total":3,"processing":2,"waitting":1}}""", false)]
    [InlineData("confirm", """{"task_progress":{"total":0}}""", false)]
    [InlineData("confirm", "{}", false)]
    [InlineData("retry", """{"task_progress":{"total":3,"waitting":2,"success":1}}""", true)]
    [InlineData("retry", """{"task_progress":{"total":3,"processing":2,"success":1}}""", true)]
    [InlineData("retry", """{"task_progress":{"total":3,"success":2,"fail":1}}""", false)]
    [InlineData("retry", """{"task_progress":{"total":3,"success":2,"fail_wait_retry":1}}""", false)]
    [InlineData("retry", """{"task_progress":{"total":3,"success":2,"stopped":1}}""", false)]
    [InlineData("retry", """{"task_progress":{"total":0}}""", false)]
    public async Task A_whole_task_is_in_the_wanted_state(string action, string shown, bool isReached)
    {
        JsonNode task = JsonNode.Parse(shown)!;
        task["task_id"] = Clients.TaskId;

        await CheckAsync(action, null, new JsonObject { ["batchtask"] = task }.ToJsonString(), isReached);
    }

    [Theory]
    [InlineData("stop", "Stopped", true)]
    [InlineData("stop", "Waitting", false)]
    [InlineData("stop", "Processing", false)]
    [InlineData("stop", "Success", false)]
    [InlineData("stop", "Fail", false)]
    [InlineData("retry", "Waitting", true)]
    [InlineData("retry", "Processing", true)]
    [InlineData("retry", "Success", true)]
    [InlineData("retry", "Fail", false)]
    [InlineData("retry", "FailWaitRetry", false)]
    [InlineData("retry", "Stopped", false)]
    [InlineData("retry", "Removed", false)]
    [InlineData("confirm", "Processing", true)]
    [InlineData("confirm", "Success", true)]
    [InlineData("confirm", "Fail", true)]
    [InlineData("confirm", "Stopped", true)]
    [InlineData("confirm", "Waitting", false)]
    [InlineData("confirm", "Novel", false)]
    public async Task A_target_is_in_the_wanted_state(string action, string status, bool isReached)
        => await CheckAsync(action, ["d1"], Shown(status), isReached);

    [Fact]
    public async Task The_looks_of_a_call_stay_within_the_time_of_recovery()
    {
        int read = 0;
        DateTimeOffset start = _clock.GetUtcNow();
        using StubHandler writes = new(StubHandler.Answer(502));
        using StubHandler reads = new(() => read++ % 2 == 0
            ? StubHandler.Answer(429, "{}", ("Retry-After", "5"))()
            : StubHandler.Answer(200, Shown("Stopped").Replace("d1", $"d{(read + 1) / 2}", StringComparison.Ordinal))());
        using IoTDAClient client = Client(writes, reads);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(
            () => _clock.RunAsync(client.BatchTasks.StopAsync(Clients.TaskId, [.. Enumerable.Range(1, 100).Select(number => $"d{number}")], Cancellation)));

        Assert.Equal((502, true, 1), ((int)failure.StatusCode, failure.MayHaveExecuted, writes.Attempts));
        Assert.InRange(read, 18, 24);
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(55), TimeSpan.FromSeconds(66));
    }

    [Fact]
    public async Task A_second_stop_that_never_ends_stays_within_the_call_s_time()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        using StubHandler writes = new(StubHandler.Answer(502), StubHandler.Answer(429, "{}", ("Retry-After", "45")));
        using StubHandler reads = new(StubHandler.Answer(200, Shown("Processing")));
        using IoTDAClient client = Client(writes, reads, options => options.Resilience.TotalTimeout = TimeSpan.FromSeconds(100));

        var failure = await Assert.ThrowsAnyAsync<IoTDAException>(() => _clock.RunAsync(client.BatchTasks.StopAsync(Clients.TaskId, ["d1"], Cancellation)));

        Assert.True(failure.MayHaveExecuted);
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(100));
    }

    [Fact]
    public async Task What_the_second_stop_is_answered_with_stays_where_the_look_after_it_fails()
    {
        using StubHandler writes = new(
            StubHandler.Answer(502),
            StubHandler.Answer(200, """{"targets":[{"target":"d1","status":"fail","error_code":"IOTDA.014219"}]}"""));
        using StubHandler reads = new(StubHandler.Answer(200, Shown("Processing")), StubHandler.Answer(403));
        using IoTDAClient client = Client(writes, reads);

        IReadOnlyList<BatchTargetResult> results = await _clock.RunAsync(client.BatchTasks.StopAsync(Clients.TaskId, ["d1"], Cancellation));

        Assert.Equal(("d1", ErrorCode.TargetNotInTask), (Assert.Single(results).Target, results[0].ErrorCode));
        Assert.Equal((2, 2), (writes.Attempts, reads.Attempts));
    }

    [Fact]
    public async Task A_target_that_the_first_stop_has_reached_is_a_success_whatever_the_second_says_of_it()
    {
        using StubHandler writes = new(
            StubHandler.Answer(502),
            StubHandler.Answer(200, """{"targets":[{"target":"d2","status":"fail"},{"target":"d1","status":"fail"}]}"""));
        string both = Shown("Processing");
        using StubHandler reads = new(
            StubHandler.Answer(200, both), StubHandler.Answer(200, both), StubHandler.Answer(200, both), StubHandler.Answer(200, Shown("Stopped")));
        using IoTDAClient client = Client(writes, reads);

        IReadOnlyList<BatchTargetResult> results = await _clock.RunAsync(client.BatchTasks.StopAsync(Clients.TaskId, ["d1", "d2"], Cancellation));

        Assert.Equal([("d2", false), ("d1", true)], results.Select(result => (result.Target, result.Succeeded)));
    }

    [Theory]
    [InlineData(409, "Stopped", 0)]
    [InlineData(409, "Processing", 502)]
    [InlineData(500, "Stopped", 0)]
    [InlineData(500, "Processing", 500)]
    public async Task What_the_second_stop_is_refused_counts_only_if_the_task_is_not_stopped_after_all(int second, string after, int thrown)
    {
        using StubHandler writes = new(StubHandler.Answer(502), StubHandler.Answer(second));
        using StubHandler reads = new(StubHandler.Answer(200, Shown("Processing")), StubHandler.Answer(200, Shown(after)));
        using IoTDAClient client = Client(writes, reads);
        Task<IReadOnlyList<BatchTargetResult>> call = _clock.RunAsync(client.BatchTasks.StopAsync(Clients.TaskId, ["d1"], Cancellation));

        if (thrown == 0)
        {
            Assert.True(Assert.Single(await call).Succeeded);
        }
        else
        {
            var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => call);
            Assert.Equal((thrown, true), ((int)failure.StatusCode, failure.MayHaveExecuted));
        }

        Assert.Equal((2, 2), (writes.Attempts, reads.Attempts));
    }

    [Fact]
    public async Task Targets_that_a_second_stop_of_a_whole_task_fails_for_are_not_looked_at_one_by_one()
    {
        using StubHandler writes = new(StubHandler.Answer(502), StubHandler.Answer(200, """{"targets":[{"target":"d1","status":"fail"}]}"""));
        using StubHandler reads = new(StubHandler.Answer(200, Shown("Processing")));
        using IoTDAClient client = Client(writes, reads);

        IReadOnlyList<BatchTargetResult> results = await _clock.RunAsync(client.BatchTasks.StopAsync(Clients.TaskId, Cancellation));

        Assert.False(Assert.Single(results).Succeeded);
        Assert.Equal((2, 1), (writes.Attempts, reads.Attempts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_state_of_another_task_settles_nothing(bool isWhole)
    {
        using StubHandler writes = new(StubHandler.Answer(502));
        using StubHandler reads = new(StubHandler.Answer(
            200, """{"batchtask":{"task_id":"another","status":"Stopped"},"task_details":[{"target":"d1","status":"Stopped"}]}"""));
        using IoTDAClient client = Client(writes, reads);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(
            isWhole ? client.BatchTasks.StopAsync(Clients.TaskId, Cancellation) : client.BatchTasks.StopAsync(Clients.TaskId, ["d1"], Cancellation)));

        Assert.Equal((true, 1, 1), (failure.MayHaveExecuted, writes.Attempts, reads.Attempts));
    }

    private static string Shown(string status)
        => $$"""{"batchtask":{"task_id":"{{Clients.TaskId}}"},"task_details":[{"target":"d1","status":"{{status}}"}]}""";

    private async Task CheckAsync(string action, string[]? targets, string shown, bool isReached)
    {
        using StubHandler writes = new(StubHandler.Answer(502), StubHandler.Answer(200, """{"targets":[]}"""));
        using StubHandler reads = new(StubHandler.Answer(200, shown));
        using IoTDAClient client = Client(writes, reads);
        IBatchTaskClient tasks = client.BatchTasks;
        Task Call() => _clock.RunAsync((action, targets) switch
        {
            ("stop", null) => tasks.StopAsync(Clients.TaskId, Cancellation),
            ("stop", _) => tasks.StopAsync(Clients.TaskId, targets, Cancellation),
            ("retry", null) => tasks.RetryAsync(Clients.TaskId, Cancellation),
            ("retry", _) => tasks.RetryAsync(Clients.TaskId, targets, Cancellation),
            (_, null) => tasks.ConfirmAsync(Clients.TaskId, Cancellation),
            _ => tasks.ConfirmAsync(Clients.TaskId, targets, Cancellation),
        });

        if (action == "retry" && !isReached)
        {
            Assert.True((await Assert.ThrowsAsync<IoTDAServiceException>(Call)).MayHaveExecuted);
        }
        else
        {
            await Call();
        }

        Assert.Equal(isReached || action == "retry" ? 1 : 2, writes.Attempts);
    }

    private IoTDAClient Client(StubHandler writes, StubHandler reads, Action<IoTDAClientOptions>? configure = null)
        => Clients.Of(new ByMethod(writes, reads), _clock, options =>
        {
            options.Recovery.Enabled = true;
            configure?.Invoke(options);
        });
}
