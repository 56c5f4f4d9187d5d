namespace IoTDA.Sdk.Tests.ExportTasks;

/// <summary>The export task operations: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests : IDisposable
{
    private const string Id = Zips.Id;

    private static readonly ExportTask Finished = new()
    {
        ExportTaskId = Id,
        BatchTaskId = Clients.TaskId,
        ResourceType = "BatchTask",
        ExportFormat = "xls",
        Status = ExportTaskStatus.Success,
        ExportCount = 2,
        Progress = 100,
        CreateTime = new DateTimeOffset(2020, 8, 12, 12, 12, 12, 333, TimeSpan.Zero),
        EndTime = new DateTimeOffset(2020, 8, 12, 12, 12, 13, 333, TimeSpan.Zero),
        AppType = "APP",
        AppId = "jeQDJQZltU8iKgFFoW060F5SGZka",
    };

    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IExportTaskClient Client => _service.Client.ExportTasks;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task An_export_is_created_for_a_batch_task_in_a_resource_space()
    {
        _service.Answer(Of("POST", "/export-tasks", Fixture.Text("create-export-task.request")), Json(201, Fixture.Text("create-export-task.response")));

        Assert.Equal(Finished, await Client.CreateAsync(Clients.TaskId, Finished.AppId, Cancellation));
    }

    [Fact]
    public async Task An_export_without_a_resource_space_is_global()
    {
        _service.Answer(
            Of("POST", "/export-tasks", """{"resource_type":"BatchTask","resource_condition":{"task_id":"a"},"export_format":"xls","app_type":"GLOBAL"}"""),
            Json(201, Fixture.Text("create-export-task.response")));

        await Client.CreateAsync("a", cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Exports_are_listed()
    {
        _service.Answer(Of("GET", "/export-tasks?limit=50"), Json(200, Fixture.Text("list-export-tasks.response")));

        Assert.Equal(Finished, await Client.ListAsync(Cancellation).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task An_export_is_deleted()
    {
        _service.Answer(Of("DELETE", $"/export-tasks/{Id}"), Json(204, ""));

        await Client.DeleteAsync(Id, Cancellation);
    }

    [Fact]
    public async Task A_file_is_written_byte_for_byte_to_a_stream_or_a_path()
    {
        byte[] zip = Zips.Of(100_000);
        ManualTimeProvider clock = new();
        await using StubServer server = await StubServer.StartAsync(_ => StubAnswer.Body(200, "application/octet-stream", zip));
        using IoTDAClient client = Clients.Of(server, clock);
        using MemoryStream stream = new();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await client.ExportTasks.DownloadAsync(Id, stream, Cancellation);
            await clock.RunAsync(client.ExportTasks.DownloadAsync(Id, path, Cancellation));

            Assert.Equal([30], clock.Delays.Select(delay => delay.TotalSeconds));
            Assert.Equal(zip, stream.ToArray());
            Assert.Equal(zip, await File.ReadAllBytesAsync(path, Cancellation));
            Assert.Equal($"{Clients.Root}/export-tasks/{Id}/file", server.Requests[0].Target);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Please log in to use the network.</html>")]
    [InlineData("PK and no end")]
    public async Task What_is_no_whole_zip_file_is_no_download(string body)
    {
        using StubHandler service = new(StubHandler.Answer(200, body));
        using IoTDAClient client = Clients.Of(service);
        using MemoryStream stream = new();

        var unusable = await Assert.ThrowsAsync<IoTDATransportException>(() => client.ExportTasks.DownloadAsync(Id, stream, Cancellation));

        Assert.Equal((0, "ShowExportTask"), (stream.Length, unusable.Operation));
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_sent_once_and_says_so()
    {
        using StubHandler service = new(StubHandler.Throw(HttpRequestError.ResponseEnded));
        using IoTDAClient client = Clients.Of(service);

        var lost = await Assert.ThrowsAsync<IoTDATransportException>(() => client.ExportTasks.CreateAsync("a", cancellationToken: Cancellation));

        Assert.Equal((true, 1), (lost.MayHaveExecuted, service.Attempts));
    }
}
