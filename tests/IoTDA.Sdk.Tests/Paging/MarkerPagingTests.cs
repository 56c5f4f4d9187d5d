using FsCheck.Fluent;

namespace IoTDA.Sdk.Tests.Paging;

/// <summary>Lists are walked by marker, and end however the service says, or fails to say, that they do.</summary>
public sealed class MarkerPagingTests : IDisposable
{
    private const string List = "/batchtasks?task_type=freezeDevices&limit=50";

    private static readonly string[] FullPage = [.. Enumerable.Range(1, 50).Select(number => $"{number}")];

    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> PagesWithoutAMarker => new()
    {
        PagedList.Page(FullPage, marker: null, total: 1_000),
        PagedList.Page(FullPage, marker: "", total: 1_000),
        PagedList.Page(FullPage, marker: null).Replace("\"marker\":null", "", StringComparison.Ordinal),
        PagedList.Page(FullPage, marker: null).Replace("{\"marker\":null}", "null", StringComparison.Ordinal),
    };

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Each_page_starts_behind_the_marker_of_the_one_before()
    {
        string[] ids = [.. new PagedList(120).Ids];
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(ids[..50], ids[49], 120)));
        _service.Answer(Of("GET", $"{List}&marker={ids[49]}"), Json(200, PagedList.Page(ids[50..100], ids[99], 120)));
        _service.Answer(Of("GET", $"{List}&marker={ids[99]}"), Json(200, PagedList.Page(ids[100..], ids[119], 120)));

        List<BatchTask> tasks = await _service.Client.BatchTasks.ListAsync(BatchTaskType.FreezeDevices, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(ids, tasks.Select(task => task.TaskId));
    }

    [Fact]
    public async Task Any_list_comes_whole_once_and_in_order_whatever_the_page_size()
    {
        PagedList list = new(0);
        await using StubServer server = await StubServer.StartAsync(request => list.Answer(request));
        using IoTDAClient client = Clients.Of(server);

        Law.HoldsAsync(Gen.Choose(0, 120).Zip(Gen.Choose(1, 50)), async sizes =>
        {
            list = new PagedList(sizes.Item1);
            BatchTaskQuery query = new(BatchTaskType.FreezeDevices) { PageSize = sizes.Item2 };
            int before = server.Requests.Count;

            List<BatchTask> tasks = await client.BatchTasks.ListAsync(query, Cancellation).ToListAsync(Cancellation);

            Assert.Equal(list.Ids, tasks.Select(task => task.TaskId));
            Assert.Equal(Math.Max(1, (sizes.Item1 + sizes.Item2 - 1) / sizes.Item2), server.Requests.Count - before);
        });
    }

    [Fact]
    public async Task Sub_tasks_are_walked_the_same_way_with_their_filter_on_each_page()
    {
        const string filtered = "/batchtasks/a?task_detail_status=Fail&limit=2";
        _service.Answer(
            Of("GET", filtered), Json(200, """{"batchtask":{"task_id":"a"},"task_details":[{"target":"d1"},{"target":"d2"}],"page":{"count":3,"marker":"9"}}"""));
        _service.Answer(
            Of("GET", filtered + "&marker=9"), Json(200, """{"batchtask":{"task_id":"a"},"task_details":[{"target":"d3"}],"page":{"count":3,"marker":"8"}}"""));
        SubTaskQuery filter = new() { Status = SubTaskStatus.Fail, PageSize = 2 };

        List<SubTask> subTasks = await _service.Client.BatchTasks.ListSubTasksAsync("a", filter, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["d1", "d2", "d3"], subTasks.Select(subTask => subTask.Target));
    }

    [Theory]
    [MemberData(nameof(PagesWithoutAMarker))]
    public async Task A_page_without_a_marker_is_the_last(string page)
    {
        _service.Answer(Of("GET", List), Json(200, page));

        Assert.Equal(50, await CountAsync(_service.Client));
    }

    [Fact]
    public async Task An_empty_page_is_the_last_even_with_a_marker_and_a_count()
    {
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(FullPage, "9", 1_000)));
        _service.Answer(Of("GET", List + "&marker=9"), Json(200, PagedList.Page([], "8", 1_000)));

        Assert.Equal(50, await CountAsync(_service.Client));
    }

    [Fact]
    public async Task A_page_that_is_not_full_is_not_the_last_when_more_match()
    {
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(["a"], "9", 3)));
        _service.Answer(Of("GET", List + "&marker=9"), Json(200, PagedList.Page(["b", "c"], "8", 3)));

        Assert.Equal(3, await CountAsync(_service.Client));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1_000L)]
    public async Task A_short_page_with_a_marker_is_not_the_last_unless_all_have_come(long? total)
    {
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(["a"], "9", total)));
        _service.Answer(Of("GET", List + "&marker=9"), Json(200, PagedList.Page(["b", "c"], "8", total)));
        _service.Answer(Of("GET", List + "&marker=8"), Json(200, PagedList.Page([], "8", total)));

        Assert.Equal(3, await CountAsync(_service.Client));
    }

    [Theory]
    [InlineData("9", "9")]
    [InlineData("9", "a")]
    [InlineData("5c8ba99030344005c02316ad", "5c8ba99030344005c02316ae")]
    public async Task A_marker_that_does_not_fall_ends_the_list_with_its_page(string first, string second)
    {
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(FullPage, first, 1_000)));
        _service.Answer(Of("GET", $"{List}&marker={first}"), Json(200, PagedList.Page(FullPage, second, 1_000)));

        Assert.Equal(100, await CountAsync(_service.Client));
    }

    [Fact]
    public async Task A_full_page_with_which_all_have_come_is_the_last()
    {
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(FullPage, "9", 50)));

        Assert.Equal(50, await CountAsync(_service.Client));
    }

    [Fact]
    public async Task Tasks_that_are_deleted_as_they_come_do_not_end_the_list_early()
    {
        // The totals of a caller who deletes each page before the next.
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(FullPage, "9", 150)));
        _service.Answer(Of("GET", List + "&marker=9"), Json(200, PagedList.Page(FullPage, "8", 100)));
        _service.Answer(Of("GET", List + "&marker=8"), Json(200, PagedList.Page(FullPage, "7", 50)));

        Assert.Equal(150, await CountAsync(_service.Client));
    }

    [Fact]
    public async Task A_page_that_is_too_large_is_asked_for_again_with_half_the_rows_down_to_1()
    {
        PagedList list = new(5);
        await using StubServer server = await StubServer.StartAsync(
            request => request.Query.Contains("limit=1&", StringComparison.Ordinal) || request.Query.EndsWith("limit=1", StringComparison.Ordinal)
                ? list.Answer(request) : StubAnswer.Ok(new string(' ', 20_000)));
        using IoTDAClient client = Clients.Of(server, configure: options => options.MaxResponseSize = 10_000);
        BatchTaskQuery query = new(BatchTaskType.FreezeDevices) { PageSize = 20 };

        List<BatchTask> tasks = await client.BatchTasks.ListAsync(query, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(list.Ids, tasks.Select(task => task.TaskId));
        Assert.Equal([20, 10, 5, 2, 1, 1, 1, 1, 1], server.Requests.Select(request => int.Parse(request.Query.Split("limit=")[1].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task One_row_that_is_too_large_is_an_error()
    {
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Ok(new string(' ', 20_000)));
        using IoTDAClient client = Clients.Of(server, configure: options => options.MaxResponseSize = 10_000);

        await Assert.ThrowsAsync<IoTDATransportException>(() => CountAsync(client));

        Assert.Equal(6, server.Requests.Count);
    }

    [Fact]
    public async Task Leaving_the_loop_sends_no_more_requests()
    {
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(FullPage, "9", 1_000)));

        int seen = 0;
        await foreach (BatchTask _ in _service.Client.BatchTasks.ListAsync(BatchTaskType.FreezeDevices, Cancellation))
        {
            if (++seen == 50)
            {
                break;
            }
        }
    }

    [Fact]
    public void Nothing_is_sent_before_the_loop_starts()
    {
        _ = _service.Client.BatchTasks.ListAsync(BatchTaskType.FreezeDevices, Cancellation);

        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_ends_the_walk_before_the_next_page(bool byEnumerator)
    {
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(FullPage, "9", 1_000)));
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        IAsyncEnumerable<BatchTask> tasks = byEnumerator
            ? _service.Client.BatchTasks.ListAsync(BatchTaskType.FreezeDevices, CancellationToken.None)
            : _service.Client.BatchTasks.ListAsync(BatchTaskType.FreezeDevices, cancel.Token);

        int seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (BatchTask _ in tasks.WithCancellation(byEnumerator ? cancel.Token : CancellationToken.None))
            {
                seen++;
                await cancel.CancelAsync();
            }
        });

        Assert.Equal(50, seen);
    }

    [Fact]
    public async Task A_page_that_fails_comes_after_the_records_before_it()
    {
        _service.Answer(Of("GET", List), Json(200, PagedList.Page(FullPage, "9", 1_000)));
        _service.Answer(Of("GET", List + "&marker=9"), Json(403, Fixture.Text("error.service")));

        int seen = 0;
        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(async () =>
        {
            await foreach (BatchTask _ in _service.Client.BatchTasks.ListAsync(BatchTaskType.FreezeDevices, Cancellation))
            {
                seen++;
            }
        });

        Assert.Equal((50, "ListBatchTasks"), (seen, failure.Operation));
    }

    private static async Task<int> CountAsync(IoTDAClient client)
        => await client.BatchTasks.ListAsync(BatchTaskType.FreezeDevices, Cancellation).CountAsync(Cancellation);
}
