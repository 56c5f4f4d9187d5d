using System.IO.Compression;
using System.Net;

namespace IoTDA.Sdk.Tests.ExportTasks;

/// <summary>Downloads to a stream: what the stream holds after whatever happens on the way, and what the caller is told.</summary>
public sealed class DownloadTests
{
    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_stream_that_can_seek_is_set_back_before_the_next_attempt()
    {
        byte[] file = Zips.Of(1_000);
        Sink stream = new(canSeek: true);
        await using StubServer server = await StubServer.StartAsync(Zips.CutOff(Zips.Of(100_000, seed: 3), stream), Zips.Whole(file));
        using IoTDAClient client = Clients.Of(server, _clock);
        stream.Write("head"u8);
        List<CallReport> reports = [];
        IoTDAClient view = client.With(new CallOptions { OnCompleted = reports.Add });

        await _clock.RunAsync(view.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Equal([.. "head"u8, .. file], stream.ToArray());
        Assert.Equal(stream.Length, stream.Position);
        CallReport report = Assert.Single(reports);
        Assert.Equal((2, HttpStatusCode.OK, null, 30), (report.Attempts, report.StatusCode, report.Exception, report.Duration.TotalSeconds));
    }

    [Fact]
    public async Task Only_an_attempt_that_brought_a_part_costs_the_service_s_pause()
    {
        byte[] file = Zips.Of(1_000);
        Sink stream = new(canSeek: true);
        await using StubServer server = await StubServer.StartAsync(Zips.CutOff(Zips.Of(100_000, seed: 3), stream), StubAnswer.Json(503, "{}"), Zips.Whole(file));
        using IoTDAClient client = Clients.Of(server, _clock);
        DateTimeOffset start = _clock.GetUtcNow();

        await _clock.RunAsync(client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Equal(file, stream.ToArray());
        Assert.InRange(_clock.GetUtcNow() - start, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(45));
    }

    [Fact]
    public async Task A_stream_that_can_seek_is_left_as_it_was_when_all_attempts_break_off()
    {
        Sink stream = new(canSeek: true);
        await using StubServer server = await StubServer.StartAsync(_ => Zips.Start(Zips.Of(5_000), 6_000, context =>
        {
            context.Abort();
            return Task.CompletedTask;
        }));
        using IoTDAClient client = Clients.Of(server, _clock);
        stream.Write("head"u8);

        var lost = await Assert.ThrowsAsync<IoTDATransportException>(() => _clock.RunAsync(client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation)));

        Assert.Equal("ShowExportTask lost its connection before the answer was complete.", lost.Message);
        Assert.True(lost.IsTransient);
        Assert.Equal("head"u8, stream.ToArray());
        Assert.Equal((4, 4), (stream.Position, server.Requests.Count));
    }

    [Fact]
    public async Task A_stream_that_cannot_seek_keeps_its_part_and_the_failure_says_so()
    {
        byte[] start = Zips.Of(100_000);
        Sink stream = new();
        await using StubServer server = await StubServer.StartAsync(Zips.CutOff(start, stream));
        using IoTDAClient client = Clients.Of(server, _clock);

        var lost = await Assert.ThrowsAsync<IoTDATransportException>(() => client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Equal("ShowExportTask lost its connection before the answer was complete, after 100000 bytes of the file were written.", lost.Message);
        Assert.False(lost.IsTransient);
        Assert.Equal(start, stream.ToArray());
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task What_fails_before_the_first_byte_is_tried_again_whatever_the_stream()
    {
        byte[] file = Zips.Of(1_000);
        Sink stream = new();
        await using StubServer server = await StubServer.StartAsync(
            StubAnswer.Reset, StubAnswer.Json(503, Fixture.Text("error.service")), Zips.Whole(file));
        using IoTDAClient client = Clients.Of(server, _clock);

        await _clock.RunAsync(client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Equal(file, stream.ToArray());
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal([0.6, 1.2], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_file_that_was_begun_counts_as_the_service_s_one_download_in_30_seconds()
    {
        byte[] file = Zips.Of(1_000);
        Sink stream = new();
        using Contents service = new(static () => new StreamContent(new Broken()), () => Content(file, announced: 1_000));
        using IoTDAClient client = Clients.Of(service, _clock);

        await _clock.RunAsync(client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Equal(file, stream.ToArray());
        Assert.Equal([30], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_file_that_is_shorter_than_announced_is_broken_off_even_where_the_connection_says_nothing()
    {
        byte[] file = Zips.Of(1_000);
        using Contents service = new(() => Content(file, announced: 1_001), () => Content(file, announced: 1_000));
        using IoTDAClient client = Clients.Of(service, _clock);
        using MemoryStream stream = new();

        await _clock.RunAsync(client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Equal(file, stream.ToArray());
        Assert.Equal(2, service.Attempts);
    }

    [Fact]
    public async Task A_zip_file_without_its_end_is_told_with_the_part_that_was_written()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Chunked(200, "PK and no end"u8.ToArray(), 1));
        using IoTDAClient client = Clients.Of(server);
        using Sink stream = new();

        var unusable = await Assert.ThrowsAsync<IoTDATransportException>(() => client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Equal("ShowExportTask was answered with HTTP 200 and a body that is not a complete zip file, after 13 bytes of the file were written.", unusable.Message);
        Assert.False(unusable.IsTransient);
    }

    [Fact]
    public async Task A_page_does_not_reach_the_stream()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Chunked(200, "<html>Log in</html>"u8.ToArray(), 10_000));
        using IoTDAClient client = Clients.Of(server);
        using Sink stream = new();

        var unusable = await Assert.ThrowsAsync<IoTDATransportException>(() => client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Equal("ShowExportTask was answered with HTTP 200 and a body that is not a complete zip file.", unusable.Message);
        Assert.Equal((true, 0), (unusable.IsTransient, stream.ToArray().Length));
    }

    [Fact]
    public async Task The_end_of_a_zip_file_is_found_wherever_its_pieces_part()
    {
        for (int length = (80 * 1024) - 2; length < (80 * 1024) + 26; length++)
        {
            byte[] file = Zips.Of(length);
            using Contents service = new(() => Content(file));
            using IoTDAClient client = Clients.Of(service);
            using Sink stream = new();

            await client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);

            Assert.Equal(file, stream.ToArray());
        }
    }

    [Fact]
    public async Task A_file_that_comes_byte_by_byte_is_a_file()
    {
        byte[] file = Zips.Of(100);
        using Contents service = new(() => new StreamContent(new ByteByByte(file)));
        using IoTDAClient client = Clients.Of(service);
        using Sink stream = new();

        await client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);

        Assert.Equal(file, stream.ToArray());
    }

    [Fact]
    public async Task What_the_stream_throws_comes_as_it_is_and_is_not_tried_again()
    {
        IOException full = new("The disk is full.");
        await using StubServer server = await StubServer.StartAsync(Zips.Whole(Zips.Of(1_000)));
        using IoTDAClient client = Clients.Of(server, _clock);
        using Sink stream = new(canSeek: true) { BeforeWrite = () => throw full };
        List<CallReport> reports = [];
        IoTDAClient view = client.With(new CallOptions { OnCompleted = reports.Add });

        IOException thrown = await Assert.ThrowsAsync<IOException>(() => view.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Same(full, thrown);
        Assert.Same(full, Assert.Single(reports).Exception);
        Assert.Contains(nameof(What_the_stream_throws_comes_as_it_is_and_is_not_tried_again), thrown.StackTrace, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_stream_that_cannot_be_written_to_is_refused_before_anything_is_sent()
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Clients.Of(server);
        using MemoryStream stream = new([], writable: false);

        await Assert.ThrowsAsync<ArgumentException>("destination", () => client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_over_its_own_limit_is_refused_and_one_over_that_of_answers_is_not(bool announced)
    {
        byte[] file = Zips.Of(10_000);
        await using StubServer server = await StubServer.StartAsync(_ => announced ? Zips.Whole(file) : StubAnswer.Chunked(200, file, 1));
        using IoTDAClient narrow = Clients.Of(server, configure: options => options.MaxDownloadSize = 9_999);
        using IoTDAClient wide = Clients.Of(server, configure: options => (options.MaxDownloadSize, options.MaxResponseSize) = (10_000, 1_024));
        using MemoryStream stream = new();

        var refused = await Assert.ThrowsAsync<IoTDATransportException>(() => narrow.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));
        Assert.Equal((0, false), (stream.Length, refused.IsTransient));
        await wide.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation);

        Assert.Equal("ShowExportTask was answered with more than the 9999 bytes that the options allow.", refused.Message);
        Assert.Equal(file, stream.ToArray());
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task An_error_keeps_the_limit_of_answers()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(404, new string(' ', 1_025)));
        using IoTDAClient client = Clients.Of(server, configure: options => options.MaxResponseSize = 1_024);

        var refused = await Assert.ThrowsAsync<IoTDATransportException>(() => client.ExportTasks.DownloadAsync(Zips.Id, Stream.Null, Cancellation));

        Assert.Contains("more than the 1024 bytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_packed_file_is_unpacked_and_its_limit_counts_what_comes_out()
    {
        byte[] file = Zips.Of(50_000);
        byte[] broken = [.. Pack(file)];
        broken.AsSpan(20, 40).Fill(0xFF);
        await using StubServer server = await StubServer.StartAsync(Packed(broken), Packed(Pack(file)), Packed(Pack(file)));
        using IoTDAClient client = Clients.Of(server, _clock, options => options.MaxDownloadSize = 50_000);
        using IoTDAClient narrow = Clients.Of(server, configure: options => options.MaxDownloadSize = 49_999);
        using MemoryStream stream = new();

        await _clock.RunAsync(client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));
        var refused = await Assert.ThrowsAsync<IoTDATransportException>(() => narrow.ExportTasks.DownloadAsync(Zips.Id, Stream.Null, Cancellation));

        Assert.Equal(file, stream.ToArray());
        Assert.Contains("more than the 49999 bytes", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_origin_is_refused()
    {
        using Contents service = new(() => Content(Zips.Of(100))) { Answered = new Uri("https://portal.example/") };
        using IoTDAClient client = Clients.Of(service, configure: options => options.Resilience.MaxAttempts = 1);
        using MemoryStream stream = new();

        var refused = await Assert.ThrowsAsync<IoTDATransportException>(() => client.ExportTasks.DownloadAsync(Zips.Id, stream, Cancellation));

        Assert.Contains("was answered by https://portal.example", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    private static StreamContent Content(byte[] file, long? announced = null)
    {
        StreamContent content = new(new MemoryStream(file));
        content.Headers.ContentLength = announced ?? file.Length;
        return content;
    }

    private static StubAnswer Packed(byte[] packed) => StubAnswer.Body(200, "application/octet-stream", packed, ("Content-Encoding", "gzip"));

    private static byte[] Pack(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <summary>A service without a network that answers with one content after the other.</summary>
    private sealed class Contents(params Func<HttpContent>[] script) : HttpMessageHandler
    {
        public int Attempts { get; private set; }

        public Uri? Answered { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = script[Math.Min(Attempts++, script.Length - 1)](),
                RequestMessage = Answered is null ? request : new HttpRequestMessage(HttpMethod.Get, Answered),
            });
    }

    private sealed class ByteByByte(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => base.ReadAsync(buffer, offset, 1, cancellationToken);
    }

    private sealed class Broken : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("stub");

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("stub");
    }
}
