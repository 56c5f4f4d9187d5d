using Microsoft.Extensions.Options;
using static IoTDA.Sdk.Tests.BatchTasks.Watching.TaskScript;

namespace IoTDA.Sdk.Tests.BatchTasks.Watching;

/// <summary>One watch that polls in another way than the client's options say.</summary>
public sealed class WatchOptionTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watch_polls_at_its_own_interval_and_the_next_at_the_client_s()
    {
        using StubHandler service = new([.. Looks(4, "Processing"), Look("Success"), .. Looks(2, "Processing"), Look("Success")]);
        using IoTDAClient client = Clients.Of(service, _clock);

        List<BatchTask> seen = await _clock.RunAsync(
            client.BatchTasks.WatchAsync(Clients.TaskId, new WatchOptions { MinInterval = TimeSpan.FromSeconds(10), MaxInterval = TimeSpan.FromSeconds(20) }, Cancellation)
                .ToListAsync(Cancellation).AsTask());
        await _clock.RunAsync(client.BatchTasks.WatchAsync(Clients.TaskId, Cancellation).ToListAsync(Cancellation).AsTask());

        Assert.Equal(["Processing", "Success"], seen.Select(task => task.Status.Value));
        Assert.Equal([10, 15, 20, 20, 2, 3], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task Waiting_for_the_end_polls_at_its_own_interval_too()
    {
        using StubHandler service = new(Look("Processing"), Look("Processing", 1), Look("Success", 2));
        using IoTDAClient client = Clients.Of(service, _clock);
        Progress seen = new();

        BatchTask last = await _clock.RunAsync(client.BatchTasks.WaitForCompletionAsync(
            Clients.TaskId, new WatchOptions { MinInterval = TimeSpan.FromMinutes(1), MaxInterval = TimeSpan.FromMinutes(1) }, seen, Cancellation));

        Assert.Equal((BatchTaskStatus.Success, 3), (last.Status, seen.Count));
        Assert.Equal([60, 60], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_watch_gives_up_after_its_own_number_of_errors_and_waits_no_longer_than_its_own_interval()
    {
        using StubHandler service = new(Look("Processing"), StubHandler.Answer(503, "{}", ("Retry-After", "3600")), StubHandler.Answer(503));
        using IoTDAClient client = Clients.Of(service, _clock, options => options.Resilience.MaxAttempts = 1);

        await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(client.BatchTasks.WatchAsync(
            Clients.TaskId, new WatchOptions { MaxConsecutiveErrors = 1, MaxInterval = TimeSpan.FromSeconds(40) }, Cancellation).ToListAsync(Cancellation).AsTask()));

        Assert.Equal(3, service.Attempts);
        Assert.Equal([2, 40], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public void Options_that_are_not_valid_are_refused_before_anything_is_sent()
    {
        using StubHandler service = new(Look("Success"));
        using IoTDAClient client = Clients.Of(service, _clock);
        WatchOptions wrong = new() { MinInterval = TimeSpan.FromMinutes(2), MaxConsecutiveErrors = -1 };

        var refusal = Assert.Throws<OptionsValidationException>(() => client.BatchTasks.WatchAsync(Clients.TaskId, wrong, Cancellation));

        Assert.Equal(
            [
                "WatchOptions.MinInterval is above 0 and at most WatchOptions.MaxInterval, which is at most a day; they are 00:02:00 and 00:00:30.",
                "WatchOptions.MaxConsecutiveErrors is 0 or more; it is -1.",
            ],
            refusal.Failures);
        Assert.Throws<ArgumentNullException>(() => client.BatchTasks.WatchAsync(Clients.TaskId, options: null!, Cancellation));
        Assert.Throws<RequestValidationException>(() => client.BatchTasks.WatchAsync("../x", new WatchOptions(), Cancellation));
        Assert.Equal(0, service.Attempts);
    }

    [Theory]
    [InlineData(0, 30, 0, false)]
    [InlineData(1, 86_400, 0, true)]
    [InlineData(30, 30, 0, true)]
    [InlineData(1, 86_401, 0, false)]
    [InlineData(31, 30, 0, false)]
    [InlineData(1, 30, -1, false)]
    public void Intervals_and_errors_have_these_limits(int min, int max, int errors, bool isValid)
    {
        using StubHandler service = new(Look("Success"));
        using IoTDAClient client = Clients.Of(service, _clock);
        WatchOptions options = new() { MinInterval = TimeSpan.FromSeconds(min), MaxInterval = TimeSpan.FromSeconds(max), MaxConsecutiveErrors = errors };

        Exception? refusal = Record.Exception(() => client.BatchTasks.WatchAsync(Clients.TaskId, options, Cancellation));

        Assert.Equal(isValid ? null : typeof(OptionsValidationException), refusal?.GetType());
    }

    private sealed class Progress : IProgress<TaskProgress>
    {
        public int Count { get; private set; }

        public void Report(TaskProgress value) => Count++;
    }
}
