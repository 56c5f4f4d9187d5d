using static IoTDA.Sdk.Tests.BatchTasks.Watching.TaskScript;

namespace IoTDA.Sdk.Tests.Calls;

/// <summary>How many attempts a view's calls have.</summary>
public sealed class CallAttemptTests
{
    private readonly ManualTimeProvider _clock = new();

    public static TheoryData<string, int, int> Counts
    {
        get
        {
            TheoryData<string, int, int> counts = [];
            foreach (string operation in Operations.Repeatable)
            {
                // One is none besides the first; more and fewer than the client's four; the client's one does not bind a view.
                counts.Add(operation, 4, 1);
                counts.Add(operation, 4, 2);
                counts.Add(operation, 4, 10);
                counts.Add(operation, 1, 3);
            }

            return counts;
        }
    }

    public static TheoryData<string> Unrepeatable => new(Operations.All.Keys.Except(Operations.Repeatable));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Counts))]
    public async Task A_repeatable_call_has_as_many_attempts_as_its_view_says(string operation, int client, int view)
    {
        using StubHandler service = new(StubHandler.Answer(503));
        using IoTDAClient parent = Clients.Of(service, _clock, options => options.Resilience.MaxAttempts = client);
        List<CallReport> reports = [];
        IoTDAClient patient = parent.With(new CallOptions { MaxAttempts = view, TotalTimeout = TimeSpan.FromHours(1), OnCompleted = reports.Add });

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(Operations.All[operation](patient, Cancellation)));

        Assert.Equal((503, view), ((int)failure.StatusCode, service.Attempts));
        Assert.Equal((503, view), Assert.Single(reports.Select(report => ((int)report.StatusCode!, report.Attempts))));
        await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(Operations.All[operation](parent, Cancellation)));
        Assert.Equal(view + client, service.Attempts);
    }

    [Theory]
    [MemberData(nameof(Unrepeatable))]
    public async Task Attempts_of_what_may_have_been_executed_stay_one(string operation)
    {
        using StubHandler service = new(StubHandler.Throw(() => new IOException("reset")));
        using IoTDAClient client = Clients.Of(service, _clock);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => Operations.All[operation](client.With(new CallOptions { MaxAttempts = 10 }), Cancellation));

        Assert.Equal((1, true), (service.Attempts, failure.MayHaveExecuted));
    }

    [Theory]
    [MemberData(nameof(Unrepeatable))]
    public async Task A_create_or_upload_that_was_refused_as_too_fast_is_tried_as_often_as_the_view_says(string operation)
    {
        using StubHandler service = new(StubHandler.Answer(429));
        using IoTDAClient client = Clients.Of(service, _clock);

        await Assert.ThrowsAsync<IoTDAServiceException>(
            () => _clock.RunAsync(Operations.All[operation](client.With(new CallOptions { MaxAttempts = 6, TotalTimeout = TimeSpan.FromHours(1) }), Cancellation)));
        Assert.Equal(6, service.Attempts);
        await Assert.ThrowsAsync<IoTDAServiceException>(() => Operations.All[operation](client.With(new CallOptions { MaxAttempts = 1 }), Cancellation));
        Assert.Equal(7, service.Attempts);
    }

    [Fact]
    public async Task A_poll_of_a_watch_has_the_attempts_of_its_view()
    {
        using StubHandler service = new(Look("Processing"), StubHandler.Answer(503), StubHandler.Answer(503), Look("Success"));
        using IoTDAClient client = Clients.Of(service, _clock);
        List<CallReport> reports = [];

        List<BatchTask> seen = await _clock.RunAsync(client.With(new CallOptions { MaxAttempts = 1, OnCompleted = reports.Add })
            .BatchTasks.WatchAsync(Clients.TaskId, Cancellation).ToListAsync(Cancellation).AsTask());

        Assert.Equal(["Processing", "Success"], seen.Select(task => task.Status.Value));
        Assert.Equal([(1, 200), (1, 503), (1, 503), (1, 200)], reports.Select(report => (report.Attempts, (int)report.StatusCode!)));
        Assert.Equal([2, 3, 4.5], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task Retries_of_a_view_are_paid_from_the_budget_of_its_client()
    {
        using StubHandler service = new(StubHandler.Answer(503));
        using IoTDAClient client = Clients.Of(service, _clock, options => options.Resilience.RetryBudget = 30);

        await Assert.ThrowsAsync<IoTDAServiceException>(
            () => _clock.RunAsync(client.With(new CallOptions { MaxAttempts = 10, TotalTimeout = TimeSpan.FromHours(1) }).BatchTasks.GetAsync(Clients.TaskId, Cancellation)));
        Assert.Equal(3, service.Attempts);
        await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));
        Assert.Equal(4, service.Attempts);
    }
}
