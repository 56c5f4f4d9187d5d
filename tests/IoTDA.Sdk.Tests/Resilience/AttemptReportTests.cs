using System.Diagnostics;
using System.Diagnostics.Metrics;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.Tests.Authentication;

namespace IoTDA.Sdk.Tests.Resilience;

/// <summary>What a call's attempts show of themselves: lines in the log, events of the operation's activity, counts.</summary>
public sealed class AttemptReportTests : IDisposable
{
    private const string Throttling = """{"error_code":"APIGW.0308"}""";

    // Metrics are the process's, and other tests run beside this one.
    private static readonly AsyncLocal<string?> Running = new();

    private readonly ManualTimeProvider _clock = new();
    private readonly LogLines _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Each_failed_attempt_is_a_line_with_its_reason_and_the_wait_for_the_next()
    {
        await CallAsync(
            _ => { }, StubHandler.Answer(503), StubHandler.Answer(429, Throttling), StubHandler.Throw(HttpRequestError.NameResolutionError), StubHandler.Answer(204));

        Assert.Collection(
            _log.Lines,
            line => Says(line, "DeleteBatchTask", "attempt 1", "(HTTP 503)", "600 ms"),
            line => Says(line, "DeleteBatchTask", "attempt 2", "(HTTP 429 APIGW.0308)", "3000 ms"),
            line => Says(line, "DeleteBatchTask", "attempt 3", "(could not resolve the host name of iotda.example:443)", "2400 ms"),
            line => Says(line, "DeleteBatchTask", "204", "attempt 4"));
    }

    [Fact]
    public async Task An_attempt_that_met_its_time_limit_says_so()
    {
        SilentHandler service = new();
        using IoTDAClient client = Client(service, options => options.Resilience.MaxAttempts = 2);
        Task call = client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        await _clock.WhenDelayedAsync();

        Says(Assert.Single(_log.Lines), "attempt 1", "(no answer in time)", "600 ms");

        _clock.Advance(TimeSpan.FromSeconds(0.6));
        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());
    }

    [Theory]
    [InlineData(14, 100, 4, "retry budget")]
    [InlineData(500, 1.5, 4, "total timeout")]
    [InlineData(13, 100, 1, null)]
    [InlineData(500, 100, 2, null)]
    public async Task The_last_line_says_what_kept_the_client_from_another_attempt(int budget, double seconds, int attempts, string? why)
    {
        await CallAsync(
            options =>
            {
                options.Resilience.RetryBudget = budget;
                options.Resilience.AttemptTimeout = TimeSpan.FromSeconds(1);
                options.Resilience.TotalTimeout = TimeSpan.FromSeconds(seconds);
                options.Resilience.MaxAttempts = attempts;
            },
            StubHandler.Answer(503));

        string[] lines = [.. _log.Lines.Where(line => line.Contains("not retried", StringComparison.Ordinal))];
        Assert.Equal(why is null ? 0 : 1, lines.Length);
        Assert.All(lines, line => Says(line, "DeleteBatchTask", "attempt 2", "(HTTP 503)", why!));
    }

    [Fact]
    public async Task A_failure_that_no_attempt_can_mend_says_nothing_of_a_retry()
    {
        await CallAsync(_ => { }, StubHandler.Answer(400));

        Says(Assert.Single(_log.Lines), "DeleteBatchTask", "400", "attempt 1");
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_its_first_attempt_reports_none()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Client(service, _ => { });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, new CancellationToken(canceled: true)));

        Assert.Equal((0, 0), (service.Attempts, _log.Lines.Count));
    }

    [Fact]
    public async Task Each_attempt_is_an_event_of_the_activity()
    {
        using Activity parent = new Activity("test").Start();
        List<Activity> ended = [];
        using ActivityListener listener = new()
        {
            ShouldListenTo = static source => source.Name == "IoTDA.Sdk",
            Sample = (ref ActivityCreationOptions<ActivityContext> options)
                => options.Parent.TraceId == parent.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = ended.Add,
        };
        ActivitySource.AddActivityListener(listener);

        await CallAsync(
            _ => { }, StubHandler.Answer(500), StubHandler.Answer(429), StubHandler.Throw(HttpRequestError.ConnectionError), StubHandler.Answer(204));

        ActivityEvent[] events = [.. Assert.Single(ended).Events];
        Assert.All(events, attempt => Assert.Equal("iotda.attempt", attempt.Name));
        Assert.Equal(
            [
                "iotda.failure=ambiguous http.response.status_code=500",
                "iotda.failure=throttled http.request.resend_count=1 http.response.status_code=429",
                "iotda.failure=not_executed http.request.resend_count=2 error.type=connection_error",
                "iotda.failure=none http.request.resend_count=3 http.response.status_code=204",
            ],
            events.Select(attempt => string.Join(' ', attempt.Tags.Select(tag => $"{tag.Key}={tag.Value}"))));
        Assert.Equal(_clock.GetUtcNow(), events[3].Timestamp);
    }

    [Fact]
    public async Task Retries_and_throttled_attempts_are_counted()
    {
        Running.Value = nameof(Retries_and_throttled_attempts_are_counted);
        List<string> counts = [];
        using MeterListener listener = new()
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument is Counter<long> { Meter.Name: "IoTDA.Sdk" })
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (Running.Value == nameof(Retries_and_throttled_attempts_are_counted))
            {
                counts.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray().Select(tag => tag.Value))}");
            }
        });
        listener.Start();

        await CallAsync(_ => { }, StubHandler.Answer(500), StubHandler.Answer(429), StubHandler.Answer(204));

        Assert.Equal(
            [
                "iotda.client.retries 1 iotda.example 443 DeleteBatchTask ambiguous",
                "iotda.client.throttled 1 iotda.example 443 DeleteBatchTask",
                "iotda.client.retries 1 iotda.example 443 DeleteBatchTask throttled",
            ],
            counts);
    }

    private static void Says(string line, params string[] words)
        => Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));

    private async Task CallAsync(Action<IoTDAClientOptions> configure, params Func<HttpResponseMessage>[] answers)
    {
        using StubHandler service = new(answers);
        using IoTDAClient client = Client(service, configure);
        await Record.ExceptionAsync(() => _clock.RunAsync(client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation)));
    }

    private IoTDAClient Client(HttpMessageHandler service, Action<IoTDAClientOptions> configure)
        => IoTDAClient.CreateUnchecked(
            Clients.Options(new Uri("https://iotda.example"), configure),
            new ClientSetup { TimeProvider = _clock, Logger = _log, CreatePrimary = _ => service });
}
