using System.Globalization;
using System.Text;

namespace IoTDA.Sdk.Tests.Paging;

/// <summary>Each page of sub-tasks, and each poll, repeats the task: what is not wanted of it costs no memory.</summary>
public sealed class RepeatedTaskTests
{
    private const int Targets = 30_000;
    private const int Pages = 20;

    private static readonly string Repeated =
        $$"""{"task_id":"{{Clients.TaskId}}","status":"Success","targets":[{{string.Join(',', Enumerable.Range(0, Targets).Select(i => $"\"device_{i}\""))}}]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sub_tasks_are_listed_without_reading_the_task_of_each_page()
    {
        byte[][] pages = [.. Enumerable.Range(1, Pages + 1).Select(Page)];
        int page = 0;
        using var handler = new PageHandler(() => pages[page++]);
        using IoTDAClient client = Clients.Of(handler);
        await ListAsync();
        page = 0;

        // Nothing in it waits, so all of it runs on this thread.
        long before = GC.GetAllocatedBytesForCurrentThread();
        int count = await ListAsync();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(50 * Pages, count);
        // 60 MB for 2,000 pages would be 30,000.
        Assert.InRange(allocated / Pages, 1, 25_000);

        async Task<int> ListAsync() => await client.BatchTasks.ListSubTasksAsync(Clients.TaskId, cancellationToken: Cancellation).CountAsync(Cancellation);
    }

    [Fact]
    public async Task A_poll_does_not_read_the_targets()
    {
        byte[] poll = Page(Pages + 1);
        using var handler = new PageHandler(() => poll);
        using IoTDAClient client = Clients.Of(handler);
        await client.BatchTasks.WaitForCompletionAsync(Clients.TaskId, cancellationToken: Cancellation);

        long before = GC.GetAllocatedBytesForCurrentThread();
        await client.BatchTasks.WaitForCompletionAsync(Clients.TaskId, cancellationToken: Cancellation);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 20_000);
    }

    private static byte[] Page(int number)
    {
        string details = string.Join(',', Enumerable.Range(0, 50).Select(i => $$"""{"target":"d{{i}}","status":"Success"}"""));
        string marker = (Pages - number).ToString("x24", CultureInfo.InvariantCulture);
        return Encoding.UTF8.GetBytes(number > Pages
            ? $$"""{"batchtask":{{Repeated}},"task_details":[]}"""
            : $$"""{"batchtask":{{Repeated}},"task_details":[{{details}}],"page":{"count":{{50 * Pages}},"marker":"{{marker}}"} }""");
    }

    private sealed class PageHandler(Func<byte[]> body) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new ByteArrayContent(body()) });
    }
}
