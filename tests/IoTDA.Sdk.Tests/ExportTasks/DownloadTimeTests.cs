namespace IoTDA.Sdk.Tests.ExportTasks;

/// <summary>How long a download may take, and what ends it before.</summary>
public sealed class DownloadTimeTests
{
    // The limit of the attempt's waits, and that of the call.
    private const int Limits = 2;

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_download_goes_on_as_long_as_the_file_comes()
    {
        byte[] file = Zips.Of(20_000);
        using SemaphoreSlim next = new(0);
        await using StubServer server = await StubServer.StartAsync(Pieces(file, next));
        using IoTDAClient client = Clients.Of(server, _clock);
        using Sink stream = new();

        Task call = client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);
        for (int i = 1; i < 20; i++)
        {
            next.Release();
            await stream.UntilAsync(i * 1_000);
            _clock.Advance(TimeSpan.FromSeconds(29));
        }

        next.Release();
        await call.Soon();

        Assert.Equal(file, stream.ToArray());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_file_that_stops_coming_ends_the_attempt_and_the_next_writes_it_from_the_start()
    {
        byte[] file = Zips.Of(1_000);
        using Sink stream = new(canSeek: true);
        await using StubServer server = await StubServer.StartAsync(Zips.Stall(Zips.Of(2_000)), Zips.Whole(file));
        using IoTDAClient client = Clients.Of(server, _clock);

        Task call = client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);
        await StalledAsync(stream, 2_000);
        _clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromMilliseconds(1));
        Assert.Empty(_clock.Delays);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _clock.RunAsync(call);

        Assert.Equal(file, stream.ToArray());
        Assert.Equal([30], _clock.Delays.Select(delay => delay.TotalSeconds));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_file_that_stops_coming_to_a_stream_that_cannot_seek_is_told_with_its_limit_and_its_part()
    {
        using Sink stream = new();
        await using StubServer server = await StubServer.StartAsync(Zips.Stall(Zips.Of(2_000)));
        using IoTDAClient client = Clients.Of(server, _clock);

        Task call = client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);
        await StalledAsync(stream, 2_000);
        _clock.Advance(TimeSpan.FromSeconds(30));
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());

        Assert.Equal("ShowExportTask got no answer in time (limit 30 s, attempt 1), after 2000 bytes of the file were written.", failure.Message);
        Assert.False(failure.IsTransient);
    }

    [Fact]
    public async Task A_service_that_does_not_begin_gets_the_time_of_an_attempt_four_times()
    {
        SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, _clock);
        Task call = client.ExportTasks.DownloadAsync(Zips.Id, Stream.Null, Cancellation);

        for (int i = 0; i < 3; i++)
        {
            await service.ArrivalAsync();
            _clock.Advance(TimeSpan.FromSeconds(30));
            await _clock.WhenDelayedAsync();
            _clock.Advance(_clock.Delays[^1]);
        }

        await service.ArrivalAsync();
        _clock.Advance(TimeSpan.FromSeconds(30));
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());

        Assert.Equal("ShowExportTask got no answer in time (limit 30 s, attempt 4).", failure.Message);
        Assert.Equal((4, 0), (service.Attempts, _clock.TimerCount));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_whole_download_has_a_limit_of_its_own(bool ofView)
    {
        using SemaphoreSlim next = new(0);
        await using StubServer server = await StubServer.StartAsync(Pieces(Zips.Of(20_000), next));
        using IoTDAClient client = Clients.Of(server, _clock, options => options.Resilience.DownloadTotalTimeout = TimeSpan.FromSeconds(ofView ? 3_600 : 70));
        IoTDAClient view = ofView ? client.With(new CallOptions { TotalTimeout = TimeSpan.FromSeconds(70) }) : client;
        using Sink stream = new(canSeek: true);

        Task call = view.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);
        for (int i = 1; i <= 3; i++)
        {
            next.Release();
            await StalledAsync(stream, i * 1_000);
            _clock.Advance(TimeSpan.FromSeconds(20));
        }

        Assert.False(call.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(10));
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());

        Assert.Equal("ShowExportTask got no answer in time (limit 70 s, attempt 1).", failure.Message);
        Assert.Empty(stream.ToArray());
    }

    [Fact]
    public async Task A_stream_that_takes_long_to_write_is_no_stall_of_the_service()
    {
        byte[] file = Zips.Of(1_000);
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using Sink stream = new()
        {
            BeforeWrite = () =>
            {
                reached.TrySetResult();
                return goOn.Task;
            },
        };
        await using StubServer server = await StubServer.StartAsync(Zips.Whole(file));
        using IoTDAClient client = Clients.Of(server, _clock);

        Task call = client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);
        await reached.Task.Soon();
        _clock.Advance(TimeSpan.FromMinutes(10));
        goOn.SetResult();
        await call.Soon();

        Assert.Equal(file, stream.ToArray());
    }

    [Fact]
    public async Task Cancelling_in_the_middle_is_the_callers_own_and_leaves_nothing_in_a_stream_that_can_seek()
    {
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using Sink stream = new(canSeek: true);
        await using StubServer server = await StubServer.StartAsync(Zips.Stall(Zips.Of(2_000)));
        using IoTDAClient client = Clients.Of(server, _clock);

        Task call = client.ExportTasks.DownloadAsync(Zips.Id, stream, cancel.Token);
        await stream.UntilAsync(2_000);
        await cancel.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());

        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        Assert.Equal((0, 0), (stream.ToArray().Length, _clock.TimerCount));
    }

    [Fact]
    public async Task A_client_that_is_disposed_in_the_middle_says_so_as_a_failure_of_the_call()
    {
        using Sink stream = new(canSeek: true);
        await using StubServer server = await StubServer.StartAsync(Zips.Stall(Zips.Of(2_000)));
        IoTDAClient client = Clients.Of(server, _clock);

        Task call = client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);
        await stream.UntilAsync(2_000);
        client.Dispose();

        await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());
        Assert.Empty(stream.ToArray());
    }

    /// <summary>Waits until the client has written so many bytes and waits for more.</summary>
    private async Task StalledAsync(Sink stream, long count)
    {
        await stream.UntilAsync(count);
        await _clock.UntilTimersAsync(Limits, Cancellation);
    }

    /// <summary>A file in pieces of 1,000 bytes, each when its turn comes.</summary>
    private static StubAnswer Pieces(byte[] file, SemaphoreSlim next) => Zips.Start([], file.Length, async context =>
    {
        for (int i = 0; i < file.Length; i += 1_000)
        {
            await next.WaitAsync(context.RequestAborted);
            await context.Response.Body.WriteAsync(file.AsMemory(i, Math.Min(1_000, file.Length - i)), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
        }
    });
}
