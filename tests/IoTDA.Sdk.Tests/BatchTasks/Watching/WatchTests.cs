using System.Net;
using static IoTDA.Sdk.Tests.BatchTasks.Watching.TaskScript;

namespace IoTDA.Sdk.Tests.BatchTasks.Watching;

/// <summary>Watching a task: what is yielded, when the service is asked, and how it ends.</summary>
public sealed class WatchTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_changes_are_yielded_and_the_last_is_final()
    {
        List<BatchTask> seen = await WatchAsync(
            Look("Waitting"),
            Look("Waitting"),
            Look("Processing", 1),
            Look("Processing", 1),
            Look("Processing", 4),
            Look("Processing", 4, "slow"),
            Look("Success", 10));

        Assert.Equal(
            [("Waitting", 0, null), ("Processing", 1, null), ("Processing", 4, null), ("Processing", 4, "slow"), ("Success", 10, null)],
            seen.Select(task => (task.Status.Value, task.Progress.Success, task.StatusDescription)));
    }

    [Fact]
    public async Task The_interval_grows_by_half_from_2_to_30_seconds()
    {
        await WatchAsync([.. Looks(10, "Processing"), Look("Success")]);

        Assert.Equal([2, 3, 4.5, 6.8, 10.1, 15.2, 22.8, 30, 30, 30], Waits);
    }

    [Fact]
    public async Task A_new_status_brings_the_interval_back_and_a_new_counter_does_not()
    {
        await WatchAsync(Look("Processing"), Look("Processing"), Look("Processing", 1), Look("Stopping"), Look("Stopping"), Look("Stopped"));

        Assert.Equal([2, 3, 4.5, 2, 3], Waits);
    }

    [Theory]
    [InlineData("Success")]
    [InlineData("Fail")]
    [InlineData("PartialSuccess")]
    [InlineData("Stopped")]
    public async Task A_task_that_is_at_its_end_is_looked_at_once(string status)
    {
        List<BatchTask> seen = await WatchAsync(Look(status));

        Assert.Equal(status, Assert.Single(seen).Status.Value);
        Assert.Empty(Waits);
    }

    [Theory]
    [InlineData("Initializing")]
    [InlineData("Stopping")]
    [InlineData("Rebooting")]
    [InlineData("")]
    public async Task Any_other_status_is_watched_on(string status)
    {
        List<BatchTask> seen = await WatchAsync(Look(status), Look("Success"));

        Assert.Equal([status, "Success"], seen.Select(task => task.Status.Value));
    }

    [Fact]
    public async Task Transient_poll_failures_are_skipped()
    {
        List<BatchTask> seen = await WatchAsync(
            Look("Processing"),
            StubHandler.Answer(503),
            StubHandler.Throw(HttpRequestError.ConnectionError),
            StubHandler.Answer(200, "{\"batchtask\""),
            StubHandler.Answer(429),
            Look("Success", 10));

        Assert.Equal(["Processing", "Success"], seen.Select(task => task.Status.Value));
        Assert.Equal([2, 3, 4.5, 6.8, 10.1], Waits);
    }

    [Fact]
    public async Task A_failed_look_waits_as_long_as_the_service_asks_but_not_beyond_the_longest_interval()
    {
        await WatchAsync(
            Look("Processing"),
            StubHandler.Answer(503, "{}", ("Retry-After", "20")),
            StubHandler.Answer(503, "{}", ("Retry-After", "1")),
            StubHandler.Answer(503, "{}", ("Retry-After", "3600")),
            Look("Success"));

        Assert.Equal([2, 20, 4.5, 30], Waits);
    }

    [Fact]
    public async Task Too_many_failed_looks_in_a_row_end_the_watch_with_the_last_error()
    {
        StubHandler service = new([Look("Processing"), .. Enumerable.Repeat(StubHandler.Answer(503), 4)]);
        using IoTDAClient client = Client(service, maxErrors: 3);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(ListAsync(client)));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, 5), (failure.StatusCode, service.Attempts));
    }

    [Fact]
    public async Task A_look_that_succeeds_starts_the_count_of_errors_anew()
    {
        Func<HttpResponseMessage>[] fails = [.. Enumerable.Repeat(StubHandler.Answer(503), 3)];

        List<BatchTask> seen = await WatchAsync(maxErrors: 3, [Look("Processing"), .. fails, Look("Processing"), .. fails, Look("Processing"), .. fails, Look("Success")]);

        Assert.Equal(["Processing", "Success"], seen.Select(task => task.Status.Value));
    }

    [Fact]
    public async Task A_first_look_that_fails_ends_the_watch_at_once()
    {
        StubHandler service = new(StubHandler.Throw(HttpRequestError.ConnectionError), Look("Processing"));
        using IoTDAClient client = Client(service);

        await Assert.ThrowsAsync<IoTDATransportException>(() => _clock.RunAsync(ListAsync(client)));

        Assert.Equal(1, service.Attempts);
        Assert.Empty(_clock.Delays);
    }

    [Fact]
    public async Task A_lasting_error_ends_the_watch_at_once()
    {
        StubHandler service = new(Look("Processing"), StubHandler.Answer(404, Fixture.Text("error.service")));
        using IoTDAClient client = Client(service);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(ListAsync(client)));

        Assert.Equal((HttpStatusCode.NotFound, 2), (failure.StatusCode, service.Attempts));
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_at_once_and_asks_no_more()
    {
        StubHandler service = new(Look("Processing"));
        using IoTDAClient client = Client(service);
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task<List<BatchTask>> watch = client.BatchTasks.WatchAsync(Clients.TaskId, cancel.Token).ToListAsync(Cancellation).AsTask();
        await _clock.WhenDelayedAsync();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watch.Soon());
        Assert.Equal((1, 0), (service.Attempts, _clock.TimerCount));
    }

    [Fact]
    public async Task Leaving_the_loop_asks_no_more()
    {
        StubHandler service = new(Look("Processing"));
        using IoTDAClient client = Client(service);

        BatchTask first = await client.BatchTasks.WatchAsync(Clients.TaskId, Cancellation).FirstAsync(Cancellation);

        Assert.Equal(BatchTaskStatus.Processing, first.Status);
        Assert.Equal((1, 0), (service.Attempts, _clock.TimerCount));
    }

    private IEnumerable<double> Waits => _clock.Delays.Select(wait => Math.Round(wait.TotalSeconds, 1));

    private static Task<List<BatchTask>> ListAsync(IoTDAClient client)
        => client.BatchTasks.WatchAsync(Clients.TaskId, Cancellation).ToListAsync(Cancellation).AsTask();

    private Task<List<BatchTask>> WatchAsync(params Func<HttpResponseMessage>[] looks) => WatchAsync(10, looks);

    private async Task<List<BatchTask>> WatchAsync(int maxErrors, params Func<HttpResponseMessage>[] looks)
    {
        StubHandler service = new(looks);
        using IoTDAClient client = Client(service, maxErrors);

        List<BatchTask> seen = await _clock.RunAsync(ListAsync(client));

        Assert.Equal(looks.Length, service.Attempts);
        return seen;
    }

    /// <summary>A client whose looks have one attempt each, so that the only waits are the watcher's.</summary>
    private IoTDAClient Client(StubHandler service, int maxErrors = 10) => Clients.Of(service, _clock, options =>
    {
        options.Resilience.MaxAttempts = 1;
        options.Watch.MaxConsecutiveErrors = maxErrors;
    });
}
