using static IoTDA.Sdk.Tests.BatchTasks.Watching.TaskScript;

namespace IoTDA.Sdk.Tests.BatchTasks.Watching;

public sealed class WaitForCompletionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Progress_is_reported_at_first_and_on_each_change()
    {
        Reports reports = new();

        BatchTask last = await WaitAsync(reports, Look("Processing"), Look("Processing"), Look("Processing", 4), Look("Success", 10));

        Assert.Equal([0, 4, 10], reports.Seen.Select(progress => progress.Success));
        Assert.Equal((BatchTaskStatus.Success, 10), (last.Status, last.Progress.Success));
        Assert.Same(last, last.EnsureSucceeded());
    }

    [Fact]
    public async Task Nobody_needs_to_listen()
        => Assert.Equal(BatchTaskStatus.Stopped, (await WaitAsync(null, Look("Stopping"), Look("Stopped"))).Status);

    [Fact]
    public async Task A_task_that_fails_is_a_result_and_an_exception_only_if_asked_for()
    {
        BatchTask last = await WaitAsync(null, Look("Processing"), Look("Fail", 3, "The group does not exist."));

        var failure = Assert.Throws<BatchTaskFailedException>(() => last.EnsureSucceeded());

        Assert.Same(last, failure.BatchTask);
        Assert.Equal(
            $"The batch task did not succeed: upgrade {Clients.TaskId} softwareUpgrade Fail total=10 success=3 fail=0. "
            + "The service says: The group does not exist.",
            failure.Message);
    }

    private static async Task<BatchTask> WaitAsync(IProgress<TaskProgress>? progress, params Func<HttpResponseMessage>[] looks)
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(looks);
        using IoTDAClient client = Clients.Of(service, clock);

        BatchTask last = await clock.RunAsync(client.BatchTasks.WaitForCompletionAsync(Clients.TaskId, progress, Cancellation));

        Assert.Equal(looks.Length, service.Attempts);
        return last;
    }

    /// <summary>Keeps each report as it comes, on the reporter's thread.</summary>
    private sealed class Reports : IProgress<TaskProgress>
    {
        public List<TaskProgress> Seen { get; } = [];

        public void Report(TaskProgress value) => Seen.Add(value);
    }
}
