using System.Globalization;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.Paging;

/// <summary>A list by pages: what each tells, and how it goes on after a restart.</summary>
public sealed class AsPagesTests : IDisposable
{
    private const string List = "/batchtasks?task_type=freezeDevices&limit=2";

    private static readonly BatchTaskQuery Query = new(BatchTaskType.FreezeDevices) { PageSize = 2 };

    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IBatchTaskClient Client => _service.Client.BatchTasks;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_page_has_its_items_the_total_and_the_marker_to_go_on_from()
    {
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(["9", "8"], "8", 3)));
        _service.Answer(Of("GET", List + "&marker=8"), Json(200, PagedList.Page(["7"], "7", 3)));

        List<ListPage<BatchTask>> pages = await Client.ListAsync(Query, Cancellation).AsPages().ToListAsync(Cancellation);

        Assert.Equal(["9 8", "7"], pages.Select(page => string.Join(' ', page.Items.Select(task => task.TaskId))));
        Assert.Equal(["8", null], pages.Select(page => page.Marker));
        Assert.Equal([3, 3], pages.Select(page => page.Total));
    }

    [Fact]
    public async Task A_saved_marker_goes_on_behind_its_page()
    {
        _service.Answer(Of("GET", List + "&marker=8"), Json(200, PagedList.Page(["7", "6"], "6", 5)));
        _service.Answer(Of("GET", List + "&marker=6"), Json(200, PagedList.Page(["5"], "5", 5)));
        _service.Answer(Of("GET", List + "&marker=5"), Json(200, PagedList.Page([], null, 5)));

        List<ListPage<BatchTask>> pages = await Client.ListAsync(Query, Cancellation).AsPages("8").ToListAsync(Cancellation);

        Assert.Equal(["7", "6", "5"], pages.SelectMany(page => page.Items).Select(task => task.TaskId));
        Assert.Null(pages[^1].Marker);
    }

    [Fact]
    public async Task Sub_tasks_have_pages_too()
    {
        _service.Answer(
            Of("GET", "/batchtasks/a?limit=1&marker=9"),
            Json(200, """{"batchtask":{"task_id":"a"},"task_details":[{"target":"d2"}],"page":{"count":1,"marker":"8"}}"""));

        ListPage<SubTask> page = await Client.ListSubTasksAsync("a", new SubTaskQuery { PageSize = 1 }, Cancellation).AsPages("9").SingleAsync(Cancellation);

        Assert.Equal(("d2", 1, null), (page.Items[0].Target, page.Total, page.Marker));
    }

    [Fact]
    public void A_marker_that_is_empty_would_be_the_first_page_and_is_refused()
        => Assert.Throws<ArgumentException>(() => Client.ListAsync(Query, Cancellation).AsPages(""));

    [Fact]
    public async Task A_list_that_is_cancelled_has_no_pages()
    {
        using CancellationTokenSource cancel = new();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Client.ListAsync(Query, cancel.Token).AsPages().ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Tasks_by_their_time_of_creation_end_at_the_first_that_is_older()
    {
        DateTimeOffset start = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);
        _service.Answer(Of("GET", List), Json(200, Created(9, start.AddHours(3), start.AddHours(2))));
        _service.Answer(Of("GET", List + "&marker=8"), Json(200, Created(7, start.AddHours(1), start.AddSeconds(-1))));
        BatchTaskQuery query = Query with { CreatedFrom = start, CreatedBefore = start.AddHours(3) };

        List<ListPage<BatchTask>> pages = await Client.ListAsync(query, Cancellation).AsPages().ToListAsync(Cancellation);

        Assert.Equal(["8", "7"], pages.SelectMany(page => page.Items).Select(task => task.TaskId));
        Assert.Null(pages[^1].Marker);
    }

    [Fact]
    public async Task A_task_and_its_first_sub_tasks_come_with_one_request()
    {
        _service.Answer(
            Of("GET", "/batchtasks/a?task_detail_status=Fail&limit=1"),
            Json(200, """{"batchtask":{"task_id":"a","targets":["d1","d2"]},"task_details":[{"target":"d2"}],"page":{"count":2,"marker":"9"}}"""));

        BatchTaskWithSubTasks shown = await Client.GetWithSubTasksAsync("a", new SubTaskQuery { Status = SubTaskStatus.Fail, PageSize = 1 }, Cancellation);

        Assert.Equal(["d1", "d2"], shown.Task.Targets);
        Assert.Equal(("d2", 2, "9"), (shown.SubTasks.Items[0].Target, shown.SubTasks.Total, shown.SubTasks.Marker));
    }

    [Fact]
    public async Task Ids_come_from_any_enumeration()
    {
        _service.Answer(Of("POST", "/batchtasks/a/stop", """{"targets":["d2","d1"]}"""), Json(200, """{"targets":[]}"""));

        await Client.StopAsync("a", new Stack<string>(["d1", "d2"]), Cancellation);

        Assert.Equal(["d1"], BatchTargets.Devices(new HashSet<string> { "d1" }).DeviceIds);
    }

    [Fact]
    public async Task A_fake_goes_on_behind_its_pages_as_the_service_does()
    {
        AsyncPageable<string> fake = AsyncPageable.FromPages(new ListPage<string>(["a"], "1", 2), new ListPage<string>(["b"]));

        Assert.Equal(["a", "b"], await fake.ToListAsync(Cancellation));
        Assert.Equal(["b"], (await fake.AsPages("1").SingleAsync(Cancellation)).Items);
        Assert.Equal(["c"], await AsyncPageable.FromItems(["c"]).ToListAsync(Cancellation));
    }

    private static string Created(int firstId, params DateTimeOffset[] times)
    {
        JsonNode page = JsonNode.Parse(PagedList.Page(times.Select((_, i) => $"{firstId - i}"), $"{firstId - times.Length + 1}", 1_000))!;
        for (int i = 0; i < times.Length; i++)
        {
            page["batchtasks"]![i]!["create_time"] = times[i].UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        }

        return page.ToJsonString();
    }
}
