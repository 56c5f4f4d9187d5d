namespace IoTDA.Sdk.Tests.ExportTasks;

/// <summary>Downloads to a path: nobody sees a half under the name that was asked for.</summary>
public sealed class DownloadFileTests : IDisposable
{
    private readonly ManualTimeProvider _clock = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("iotda-download");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Target => Path.Combine(_folder.FullName, "winter.zip");

    private IEnumerable<string> Files => _folder.EnumerateFiles().Select(file => file.Name);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_gets_its_name_when_it_is_whole_and_nothing_else_stays()
    {
        byte[] file = Zips.Of(200_000);
        TaskCompletionSource half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using StubServer server = await StubServer.StartAsync(Zips.Start(file[..100_000], file.Length, async context =>
        {
            half.SetResult();
            await goOn.Task.WaitAsync(context.RequestAborted);
            await context.Response.Body.WriteAsync(file.AsMemory(100_000), context.RequestAborted);
        }));
        using IoTDAClient client = Clients.Of(server);
        await File.WriteAllTextAsync(Target, "before", Cancellation);

        Task call = client.ExportTasks.DownloadAsync(Zips.Id, Target, Cancellation);
        await half.Task.Soon();
        string meanwhile = await File.ReadAllTextAsync(Target, Cancellation);
        string part = Assert.Single(Files, name => name != "winter.zip");
        goOn.SetResult();
        await call.Soon();

        Assert.Equal("before", meanwhile);
        Assert.Matches(@"^winter\.zip\..+\.part$", part);
        Assert.Equal(file, await File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal(["winter.zip"], Files);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_written_again_from_its_start()
    {
        byte[] file = Zips.Of(1_000);
        await using StubServer server = await StubServer.StartAsync(
            Zips.Start(Zips.Of(100_000), 200_000, Abort), Zips.Whole(file));
        using IoTDAClient client = Clients.Of(server, _clock);

        await _clock.RunAsync(client.ExportTasks.DownloadAsync(Zips.Id, Target, Cancellation));

        Assert.Equal(file, await File.ReadAllBytesAsync(Target, Cancellation));
        Assert.Equal(["winter.zip"], Files);
    }

    [Fact]
    public async Task A_download_that_fails_leaves_what_was_there_and_no_part()
    {
        await using StubServer server = await StubServer.StartAsync(_ => Zips.Start(Zips.Of(100_000), 200_000, Abort));
        using IoTDAClient client = Clients.Of(server, _clock);
        await File.WriteAllTextAsync(Target, "before", Cancellation);

        await Assert.ThrowsAsync<IoTDATransportException>(() => _clock.RunAsync(client.ExportTasks.DownloadAsync(Zips.Id, Target, Cancellation)));

        Assert.Equal("before", await File.ReadAllTextAsync(Target, Cancellation));
        Assert.Equal(["winter.zip"], Files);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_before_anything_is_sent()
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Clients.Of(server);

        await Assert.ThrowsAsync<DirectoryNotFoundException>(() => client.ExportTasks.DownloadAsync(Zips.Id, Path.Combine(Target, "a.zip"), Cancellation));
    }

    [Fact]
    public async Task A_name_that_cannot_be_taken_is_told_and_leaves_no_part()
    {
        await using StubServer server = await StubServer.StartAsync(Zips.Whole(Zips.Empty));
        using IoTDAClient client = Clients.Of(server);
        _folder.CreateSubdirectory("winter.zip");

        Exception? thrown = await Record.ExceptionAsync(() => client.ExportTasks.DownloadAsync(Zips.Id, Target, Cancellation));

        Assert.True(thrown is IOException or UnauthorizedAccessException, $"{thrown}");
        Assert.Empty(Files);
    }

    private static Task Abort(Microsoft.AspNetCore.Http.HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
