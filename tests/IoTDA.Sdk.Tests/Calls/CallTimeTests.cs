namespace IoTDA.Sdk.Tests.Calls;

/// <summary>The time limits of a view's calls.</summary>
public sealed class CallTimeTests
{
    private readonly ManualTimeProvider _clock = new();

    public static TheoryData<string> All => new(Operations.All.Keys);

    public static TheoryData<string> Repeatable => new(Operations.Repeatable);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_call_ends_with_the_total_timeout_of_its_view_alone(string operation)
    {
        using SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, _clock);
        List<CallReport> reports = [];
        Task call = Operations.All[operation](client.With(new CallOptions { TotalTimeout = TimeSpan.FromSeconds(5), OnCompleted = reports.Add }), Cancellation);

        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());

        Assert.StartsWith($"{operation} ", failure.Message, StringComparison.Ordinal);
        Assert.Equal((1, true, true), (service.Attempts, failure.MayHaveExecuted, failure.IsTransient));
        Assert.Equal((operation, 1, TimeSpan.FromSeconds(5)), Assert.Single(reports.Select(report => (report.Operation, report.Attempts, report.Duration))));
    }

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task An_attempt_ends_with_the_attempt_timeout_of_its_view(string operation)
    {
        using SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, _clock);
        Task call = Operations.All[operation](client.With(new CallOptions { AttemptTimeout = TimeSpan.FromSeconds(2), MaxAttempts = 2 }), Cancellation);

        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        await _clock.WhenDelayedAsync();
        _clock.Advance(_clock.Delays[^1]);
        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());

        string executed = operation.StartsWith("Delete", StringComparison.Ordinal) ? " The service may have executed the request." : "";
        Assert.Equal($"{operation} got no answer in time (limit 2 s, attempt 2).{executed}", failure.Message);
        Assert.Equal(2, service.Attempts);
    }

    [Fact]
    public async Task A_longer_time_than_the_client_s_is_given()
    {
        using SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, _clock);
        Task call = client.With(new CallOptions { TotalTimeout = TimeSpan.FromMinutes(10), AttemptTimeout = TimeSpan.FromMinutes(8), MaxAttempts = 1 })
            .BatchTasks.GetAsync(Clients.TaskId, Cancellation);

        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromMinutes(8) - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());
        Assert.Contains("(limit 480 s, attempt 1)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_time_of_recovery_is_within_that_of_the_view()
    {
        using SilentHandler reads = new();
        using StubHandler writes = new(StubHandler.Throw(() => new IOException("reset")));
        using IoTDAClient client = Clients.Of(new Split(writes, reads), _clock, options => options.Recovery.Enabled = true);
        DateTimeOffset start = _clock.GetUtcNow();
        Task call = Operations.All["CreateBatchTask"](client.With(new CallOptions { TotalTimeout = TimeSpan.FromSeconds(4) }), Cancellation);

        await reads.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(4));

        await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => call.Soon());
        Assert.Equal((1, TimeSpan.FromSeconds(4)), (writes.Attempts, _clock.GetUtcNow() - start));
    }

    [Fact]
    public async Task The_waits_between_the_looks_of_a_recovery_end_with_the_time_of_the_view()
    {
        using StubHandler writes = new(StubHandler.Throw(() => new IOException("reset")));
        using StubHandler reads = new(StubHandler.Answer(200, """{"batchtasks":[]}"""));
        using IoTDAClient client = Clients.Of(new ByMethod(writes, reads), _clock, options => options.Recovery.Enabled = true);
        Task call = Operations.All["CreateBatchTask"](client.With(new CallOptions { TotalTimeout = TimeSpan.FromSeconds(4) }), Cancellation);

        // Looks at 0, 1 and 3 seconds; the next would be at 8.
        foreach (int seconds in new[] { 1, 2, 1 })
        {
            await _clock.WhenDelayedAsync();
            _clock.Advance(TimeSpan.FromSeconds(seconds));
        }

        var unknown = await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(() => call.Soon());
        Assert.Contains("ran out of the time that the options allow", unknown.Message, StringComparison.Ordinal);
        Assert.Equal((1, 3), (writes.Attempts, reads.Attempts));
    }

    [Fact]
    public async Task Each_poll_of_a_watch_has_the_time_of_its_view()
    {
        using SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, _clock);
        Task watch = client.With(new CallOptions { TotalTimeout = TimeSpan.FromSeconds(3) }).BatchTasks.WatchAsync(Clients.TaskId, Cancellation).ToListAsync(Cancellation).AsTask();

        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(3));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => watch.Soon());
        Assert.Contains("(limit 3 s, attempt 1)", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Writes go to one handler, reads to another.</summary>
    private sealed class Split(HttpMessageHandler writes, HttpMessageHandler reads) : HttpMessageHandler
    {
        private readonly HttpMessageInvoker _writes = new(writes, disposeHandler: false);
        private readonly HttpMessageInvoker _reads = new(reads, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => (request.Method == HttpMethod.Get ? _reads : _writes).SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _writes.Dispose();
            _reads.Dispose();
            base.Dispose(disposing);
        }
    }
}
