namespace IoTDA.Sdk.Tests.Resilience;

/// <summary>Time limits of an attempt and of a whole call, and cancellation while the client waits.</summary>
public sealed class TimeoutTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A download has limits, and tests, of its own.
    public static TheoryData<string> Repeatable => new(Operations.Repeatable.Where(operation => operation != "ShowExportTask"));

    public static TheoryData<string> Unrepeatable => new(Operations.All.Keys.Except(Operations.Repeatable));

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task A_repeatable_call_has_tries_of_30_seconds_within_100(string operation)
    {
        SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, _clock);
        DateTimeOffset start = _clock.GetUtcNow();
        Task call = Operations.All[operation](client, Cancellation);

        // 30 s, 0.6 s, 30 s, 1.2 s, 30 s, 2.4 s; then 5.8 s are left.
        for (int i = 0; i < 3; i++)
        {
            await service.ArrivalAsync();
            _clock.Advance(TimeSpan.FromSeconds(30));
            await _clock.WhenDelayedAsync();
            _clock.Advance(_clock.Delays[^1]);
        }

        await service.ArrivalAsync();
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(5.8));
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());

        Assert.Equal($"{operation} got no answer in time (limit 100 s, attempt 4).{(operation.StartsWith("Delete", StringComparison.Ordinal) ? " The service may have executed the request." : "")}", failure.Message);
        Assert.Equal((4, TimeSpan.FromSeconds(100)), (service.Attempts, _clock.GetUtcNow() - start));
        Assert.IsType<TimeoutException>(failure.InnerException);
    }

    [Theory]
    [MemberData(nameof(Unrepeatable))]
    public async Task A_call_that_may_have_been_executed_is_not_tried_again_after_a_timeout(string operation)
    {
        int seconds = operation == "UploadBatchTaskFile" ? 60 : 30;
        SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, _clock);
        Task call = Operations.All[operation](client, Cancellation);

        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());

        Assert.Equal($"{operation} got no answer in time (limit {seconds} s, attempt 1). The service may have executed the request.", failure.Message);
        Assert.Equal((1, true, true), (service.Attempts, failure.MayHaveExecuted, failure.IsTransient));
    }

    [Fact]
    public async Task A_body_that_stops_coming_runs_into_the_timeout_of_the_try()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Stall(200, """{"targets":["""));
        using IoTDAClient client = Clients.Of(server, _clock);

        Task call = client.BatchTasks.StopAsync(Clients.TaskId, Cancellation);
        await server.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());
        Assert.Contains("got no answer in time (limit 30 s, attempt 1)", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1.5)]
    [InlineData(1.8)]
    public async Task A_delay_that_the_time_left_does_not_outlast_is_not_begun(double seconds)
    {
        using StubHandler service = new(StubHandler.Answer(503));
        using IoTDAClient client = Clients.Of(service, _clock, options =>
        {
            options.Resilience.AttemptTimeout = TimeSpan.FromSeconds(1);
            options.Resilience.TotalTimeout = TimeSpan.FromSeconds(seconds);
        });

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(client.BatchTasks.GetAsync(Clients.TaskId, Cancellation)));

        Assert.Equal((503, 2), ((int)failure.StatusCode, service.Attempts));
        Assert.Equal([0.6], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task Cancelling_ends_a_long_wait_at_once()
    {
        using StubHandler service = new(StubHandler.Answer(429, "{}", ("Retry-After", "60")));
        using IoTDAClient client = Clients.Of(service, _clock);
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task call = client.BatchTasks.StopAsync(Clients.TaskId, cancel.Token);
        await _clock.WhenDelayedAsync();
        Assert.True(Assert.Single(service.Responses).IsDisposed);

        await cancel.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.Equal((1, 0), (service.Attempts, _clock.TimerCount));
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Clients.Of(server);

        foreach (Operation operation in Operations.All.Values)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation(client, new CancellationToken(canceled: true)));
        }

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task No_timer_is_left_behind_by_calls_that_end()
    {
        foreach ((string name, Operation operation) in Operations.All)
        {
            using StubHandler service = new(StubHandler.Answer(503), StubHandler.Answer(200, Operations.SuccessOf(name)));
            using IoTDAClient client = Clients.Of(service, _clock);
            Exception? failure = await Record.ExceptionAsync(() => _clock.RunAsync(operation(client, Cancellation)));
            Assert.Equal(Operations.Repeatable.Contains(name), failure is null);
        }

        Assert.Equal(0, _clock.TimerCount);
    }
}
