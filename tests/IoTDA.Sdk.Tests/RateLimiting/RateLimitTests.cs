using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using IoTDA.Sdk.Pipeline.RateLimiting;
using IoTDA.Sdk.Tests.Authentication;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Tests.RateLimiting;

/// <summary>The client's own limit on how many calls start.</summary>
public sealed class RateLimitTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 10)]
    [InlineData(50, 60)]
    public void No_more_permits_than_the_limit_are_given_within_any_window_and_each_comes_back(int permits, int seconds)
    {
        RateLimitOptions options = new() { Client = { PermitLimit = permits, Window = TimeSpan.FromSeconds(seconds) } };
        using CallRateLimits limits = CallRateLimits.Of(options, _clock)!;
        List<DateTimeOffset> given = [];

        // Steps that fall on and between those of the window.
        for (int step = 1; step <= 400; step++)
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds) * (step % 3 == 0 ? 0.1 : 0.013));
            for (int i = 0; i < 1 + (step % 2) * permits; i++)
            {
                using RateLimitLease lease = limits.Client!.AttemptAcquire();
                if (lease.IsAcquired)
                {
                    given.Add(_clock.GetUtcNow());
                }
            }
        }

        Assert.True(given.Count > 10 * permits, $"{given.Count} permits were given.");
        for (int i = permits; i < given.Count; i++)
        {
            Assert.InRange(given[i] - given[i - permits], TimeSpan.FromSeconds(seconds), TimeSpan.MaxValue);
        }

        // With so many who ask, what comes back is taken at once: a tenth late, and a step of this test.
        Assert.All(given.Skip(permits).Zip(given, (later, earlier) => later - earlier), gap => Assert.InRange(gap, TimeSpan.Zero, TimeSpan.FromSeconds(seconds) * 1.35));
    }

    [Fact]
    public async Task Calls_wait_in_the_order_in_which_they_came_and_are_seen_in_the_log()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204), StubAnswer.Empty(204), StubAnswer.Empty(204));
        LogLines log = new();
        using LoggerFactory loggers = new([log]);
        using IoTDAClient client = IoTDAClient.Create(
            Clients.Options(server.Address, Limited(1, TimeSpan.FromSeconds(1))), timeProvider: _clock, loggerFactory: loggers);

        await DeleteAsync(client, "a");
        Task second = DeleteAsync(client, "b");
        Task third = DeleteAsync(client, "c");
        Assert.Single(server.Requests);
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        await second.Soon();
        Assert.Equal(2, server.Requests.Count);
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        await third.Soon();

        Assert.Equal(["a", "b", "c"], server.Requests.Select(request => request.Target[^1..]));
        Assert.Equal(
            ["DeleteBatchTask: waited 1100 ms for a permit of the rate limit of the client.", "DeleteBatchTask: waited 2200 ms for a permit of the rate limit of the client."],
            log.Lines.Select(line => line.Trim()).Where(line => line.Contains("permit", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_wait_is_seen_in_a_metric_and_a_permit_that_is_there_is_not()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, _clock, Limited(1, TimeSpan.FromSeconds(60), queue: 1));
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using Waits waits = new();

        await DeleteAsync(client);
        Assert.Empty(waits.Seen("DeleteBatchTask"));
        Task waiting = DeleteAsync(client);
        await Assert.ThrowsAsync<IoTDARateLimitException>(() => DeleteAsync(client));
        _clock.Advance(TimeSpan.FromSeconds(66));
        await waiting.Soon();
        Task cancelled = client.BatchTasks.DeleteAsync(Clients.TaskId, cancel.Token);
        _clock.Advance(TimeSpan.FromSeconds(5));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Soon());

        Assert.Equal([("refused", 0), ("granted", 66), ("cancelled", 5)], waits.Seen("DeleteBatchTask"));
    }

    [Fact]
    public async Task A_full_queue_refuses_a_call_that_was_not_executed()
    {
        using StubHandler service = new(StubHandler.Answer(201, """{"task_id":"a"}"""));
        using IoTDAClient client = Clients.Of(service, _clock, Limited(1, TimeSpan.FromSeconds(1), queue: 0));
        List<CallReport> reports = [];
        IoTDAClient view = client.With(new CallOptions { OnCompleted = reports.Add });

        await Operations.All["CreateBatchTask"](view, Cancellation);
        var refusal = await Assert.ThrowsAsync<IoTDARateLimitException>(() => Operations.All["CreateBatchTask"](view, Cancellation));

        Assert.Equal(
            "CreateBatchTask was not sent, since the rate limit of the client gave no permit: its queue is full. The service has not executed the request.", refusal.Message);
        Assert.Equal(("CreateBatchTask", false, true, 1), (refusal.Operation, refusal.MayHaveExecuted, refusal.IsTransient, service.Attempts));
        Assert.Equal([1, 0], reports.Select(report => report.Attempts));
        Assert.Same(refusal, reports[1].Exception);
    }

    [Theory]
    [InlineData("ShowBatchTask", 100, " (limit 100 s)")]
    [InlineData("CreateBatchTask", 100, " (limit 100 s)")]
    [InlineData("UploadBatchTaskFile", 180, "")]
    public async Task The_wait_is_within_the_total_timeout_of_the_call(string operation, int seconds, string limit)
    {
        using StubHandler service = new(StubHandler.Answer(200, Operations.Success));
        using IoTDAClient client = Clients.Of(service, _clock, Limited(1, TimeSpan.FromHours(1)));

        await Operations.All[operation](client, Cancellation);
        Task call = Operations.All[operation](client, Cancellation);
        _clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var refusal = await Assert.ThrowsAnyAsync<IoTDAException>(() => call.Soon());
        Assert.Equal((1, true), (service.Attempts, refusal.IsTransient));
        Assert.Equal(
            $"{operation} was not sent, since the rate limit of the client gave no permit: none came in time{limit}. The service has not executed the request.",
            Assert.IsType<IoTDARateLimitException>(refusal).Message);
        Assert.False(refusal.MayHaveExecuted);
    }

    [Fact]
    public async Task What_a_call_has_waited_is_taken_off_the_time_of_its_attempts()
    {
        using SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, _clock, Limited(1, TimeSpan.FromSeconds(4)));
        IoTDAClient view = client.With(new CallOptions { TotalTimeout = TimeSpan.FromSeconds(10) });
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task first = view.BatchTasks.GetAsync(Clients.TaskId, cancel.Token);
        await service.ArrivalAsync();
        Task second = view.BatchTasks.GetAsync(Clients.TaskId, Cancellation);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.Soon());

        _clock.Advance(TimeSpan.FromSeconds(4.4));
        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(5.6) - TimeSpan.FromMilliseconds(1));
        Assert.False(second.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(1));

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => second.Soon());
        Assert.Contains("(limit 10 s, attempt 1)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_and_leaves_the_permit_to_the_next()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, _clock, Limited(1, TimeSpan.FromSeconds(1)));
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await DeleteAsync(client);
        Task cancelled = client.BatchTasks.DeleteAsync(Clients.TaskId, cancel.Token);
        Task next = DeleteAsync(client);

        await cancel.CancelAsync();
        var failure = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled.Soon());
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        await next.Soon();

        Assert.Equal(cancel.Token, failure.CancellationToken);
        Assert.Equal(2, service.Attempts);
    }

    [Fact]
    public async Task A_call_takes_one_permit_for_all_its_attempts()
    {
        using StubHandler service = new(StubHandler.Answer(503), StubHandler.Answer(503), StubHandler.Answer(204), StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, _clock, Limited(2, TimeSpan.FromHours(1), queue: 0));

        await _clock.RunAsync(DeleteAsync(client));
        await DeleteAsync(client);
        await Assert.ThrowsAsync<IoTDARateLimitException>(() => DeleteAsync(client));

        Assert.Equal(4, service.Attempts);
    }

    [Theory]
    [InlineData("CreateBatchTask")]
    [InlineData("UploadBatchTaskFile")]
    [InlineData("StopBatchTask")]
    public async Task The_looks_of_a_recovery_take_no_permit(string operation)
    {
        using StubHandler writes = new(StubHandler.Throw(() => new IOException("reset")));
        using StubHandler reads = new(StubHandler.Answer(200, Operations.Success));
        using IoTDAClient client = Clients.Of(new ByMethod(writes, reads), _clock, options =>
        {
            Limited(1, TimeSpan.FromHours(1), queue: 0)(options);
            options.Recovery.Enabled = true;
        });

        var failure = await Assert.ThrowsAnyAsync<IoTDAException>(() => _clock.RunAsync(Operations.All[operation](client, Cancellation)));

        Assert.IsNotType<IoTDARateLimitException>(failure);
        Assert.True(reads.Attempts > 0 && failure.MayHaveExecuted);
        Assert.DoesNotContain("permit", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_create_that_is_sent_once_more_goes_on_its_first_permit()
    {
        using StubHandler writes = new(StubHandler.Throw(() => new IOException("reset")), StubHandler.Answer(201, """{"task_id":"a"}"""));
        using StubHandler reads = new(StubHandler.Answer(200, """{"batchtasks":[]}"""));
        using IoTDAClient client = Clients.Of(new ByMethod(writes, reads), _clock, options =>
        {
            Limited(1, TimeSpan.FromHours(1), queue: 0)(options);
            options.Recovery.Enabled = true;
        });

        BatchTask created = await _clock.RunAsync(client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = BatchTaskName.Unique("Freeze"), Targets = BatchTargets.Devices("d") }, Cancellation));

        Assert.Equal(("a", 2), (created.TaskId, writes.Attempts));
    }

    [Fact]
    public async Task An_operation_has_a_limit_of_its_own_beside_the_client_s()
    {
        using StubHandler service = new(StubHandler.Answer(200, Operations.Success));
        using IoTDAClient client = Clients.Of(service, _clock, options =>
        {
            Limited(3, TimeSpan.FromHours(1), queue: 0)(options);
            options.RateLimit.Operations["showbatchtask"] = new CallRateOptions { PermitLimit = 1, Window = TimeSpan.FromHours(1), QueueLimit = 0 };
        });

        await client.BatchTasks.GetAsync(Clients.TaskId, Cancellation);
        var ofOperation = await Assert.ThrowsAsync<IoTDARateLimitException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));
        await DeleteAsync(client);
        await DeleteAsync(client);
        var ofClient = await Assert.ThrowsAsync<IoTDARateLimitException>(() => DeleteAsync(client));

        Assert.Contains("the rate limit of the operation gave no permit", ofOperation.Message, StringComparison.Ordinal);
        Assert.Contains("the rate limit of the client gave no permit", ofClient.Message, StringComparison.Ordinal);
        Assert.Equal(3, service.Attempts);
    }

    [Fact]
    public async Task A_limiter_of_the_application_s_own_counts_the_calls_that_are_under_way_and_is_not_disposed()
    {
        using SilentHandler service = new();
        using ConcurrencyLimiter own = new(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using (IoTDAClient client = Clients.Of(service, _clock, options => options.RateLimit.Client.Use(own)))
        {
            Task first = client.BatchTasks.DeleteAsync(Clients.TaskId, cancel.Token);
            await service.ArrivalAsync();
            await Assert.ThrowsAsync<IoTDARateLimitException>(() => DeleteAsync(client));
            Assert.Equal(0, own.GetStatistics()!.CurrentAvailablePermits);

            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.Soon());
        }

        Assert.Equal(1, own.GetStatistics()!.CurrentAvailablePermits);
        using RateLimitLease lease = own.AttemptAcquire();
        Assert.True(lease.IsAcquired);
    }

    [Fact]
    public async Task Views_share_the_limit_of_their_client()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, _clock, Limited(1, TimeSpan.FromHours(1), queue: 0));

        await DeleteAsync(client.With(new CallOptions { MaxAttempts = 1 }));
        await Assert.ThrowsAsync<IoTDARateLimitException>(() => DeleteAsync(client));

        Assert.Equal(1, service.Attempts);
    }

    [Fact]
    public async Task A_client_that_is_disposed_leaves_no_timer_and_no_caller_waiting()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        IoTDAClient client = Clients.Of(service, _clock, Limited(1, TimeSpan.FromHours(1)));
        await DeleteAsync(client);
        Task waiting = DeleteAsync(client);

        client.Dispose();

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => waiting.Soon());
        Assert.Equal((false, 1, 0), (failure.MayHaveExecuted, service.Attempts, _clock.TimerCount));
    }

    [Fact]
    public void A_client_without_a_limit_has_no_timer()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, _clock);

        Assert.Equal(0, _clock.TimerCount);
    }

    private static Action<IoTDAClientOptions> Limited(int permits, TimeSpan window, int queue = 100)
        => options => options.RateLimit.Client = new CallRateOptions { PermitLimit = permits, Window = window, QueueLimit = queue };

    private static Task DeleteAsync(IoTDAClient client, string taskId = Clients.TaskId) => client.BatchTasks.DeleteAsync(taskId, Cancellation);

    /// <summary>The waits that are measured. Tests run at once, so that each looks at an operation of its own.</summary>
    private sealed class Waits : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<(string Operation, string Outcome, int Seconds)> _seen = [];

        public Waits()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Name: "iotda.client.rate_limit.wait.duration", Unit: "s" })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) =>
            {
                Dictionary<string, object?> named = new(tags.ToArray());
                lock (_seen)
                {
                    _seen.Add(((string)named["iotda.operation"]!, (string)named["iotda.outcome"]!, (int)seconds));
                }
            });
            _listener.Start();
        }

        public IEnumerable<(string Outcome, int Seconds)> Seen(string operation)
        {
            lock (_seen)
            {
                return [.. _seen.Where(one => one.Operation == operation).Select(one => (one.Outcome, one.Seconds))];
            }
        }

        public void Dispose() => _listener.Dispose();
    }
}
