using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Tests.Http;

/// <summary>gzip is asked for, and the limit counts what comes out of it.</summary>
public sealed class PackedAnswerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_packed_answer_is_asked_for_and_read()
    {
        await using StubServer server = await StubServer.StartAsync(Packed(200, Fixture.Text("show-batch-task.response")));
        using IoTDAClient client = Clients.Of(server);

        BatchTask task = await client.BatchTasks.GetAsync(Clients.TaskId, Cancellation);

        Assert.Equal(Clients.TaskId, task.TaskId);
        Assert.Equal("gzip", server.Request.Header("Accept-Encoding"));
    }

    [Fact]
    public async Task A_packed_error_says_what_the_service_said()
    {
        await using StubServer server = await StubServer.StartAsync(Packed(404, """{"error_code":"IOTDA.014600","error_msg":"no such task"}"""));
        using IoTDAClient client = Clients.Of(server);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal(("IOTDA.014600", "no such task"), (failure.ErrorCode.Value, failure.ServiceMessage));
    }

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public async Task The_limit_counts_what_comes_out(int length, bool isRead)
    {
        string json = """{"files":[]}""".PadRight(length);
        await using StubServer server = await StubServer.StartAsync(Packed(200, json));
        using IoTDAClient client = Clients.Of(server, configure: options => options.MaxResponseSize = 2048);

        Task<IReadOnlyList<BatchTaskFile>> call = client.BatchTaskFiles.ListAsync(Cancellation);

        if (isRead)
        {
            Assert.Empty(await call);
        }
        else
        {
            var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call);
            Assert.Contains("was answered with more than the 2048 bytes that the options allow", failure.Message, StringComparison.Ordinal);
            Assert.False(failure.IsTransient);
        }
    }

    [Fact]
    public async Task An_answer_that_grows_a_thousandfold_is_refused_before_it_has()
    {
        byte[] bomb = Pack(new byte[64 * 1024 * 1024]);
        Assert.InRange(bomb.Length, 1, 100_000);
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Body(200, "application/json", bomb, ("Content-Encoding", "gzip")));
        using IoTDAClient client = Clients.Of(server, configure: options => options.MaxResponseSize = 1024 * 1024);
        long before = GC.GetTotalAllocatedBytes(precise: true);

        await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTaskFiles.ListAsync(Cancellation));

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 16 * 1024 * 1024);
    }

    [Fact]
    public async Task A_read_whose_packed_answer_is_broken_is_tried_again()
    {
        ManualTimeProvider clock = new();
        byte[] broken = Pack(Encoding.UTF8.GetBytes(Fixture.Text("show-batch-task.response")));
        broken.AsSpan(20, 40).Clear();
        await using StubServer server = await StubServer.StartAsync(
            StubAnswer.Body(200, "application/json", broken, ("Content-Encoding", "gzip")), Packed(200, Fixture.Text("show-batch-task.response")));
        using IoTDAClient client = Clients.Of(server, clock);

        BatchTask task = await clock.RunAsync(client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal((Clients.TaskId, 2), (task.TaskId, server.Requests.Count));
    }

    [Fact]
    public async Task What_is_no_gzip_says_so()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Body(200, "application/json", "{}"u8.ToArray(), ("Content-Encoding", "gzip")));
        using IoTDAClient client = Clients.Of(server, configure: options => options.Resilience.MaxAttempts = 1);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Contains("was answered with a body that is not valid gzip", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.IsTransient);
    }

    [Fact]
    public async Task A_primary_handler_that_unpacks_by_itself_keeps_the_limit()
    {
        await using StubServer server = await StubServer.StartAsync(Packed(200, Fixture.Text("show-batch-task.response")), Packed(200, new string(' ', 4096)));
        ServiceCollection services = new();
        services.AddIoTDA(options =>
        {
            DependencyInjection.RegistrationTests.Configure(server)(options);
            options.MaxResponseSize = 4000;
        }).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip });
        await using ServiceProvider provider = services.BuildServiceProvider();
        IBatchTaskClient tasks = provider.GetRequiredService<IBatchTaskClient>();

        BatchTask task = await tasks.GetAsync(Clients.TaskId, Cancellation);
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => tasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal(Clients.TaskId, task.TaskId);
        Assert.Contains("more than the 4000 bytes", failure.Message, StringComparison.Ordinal);
    }

    private static StubAnswer Packed(int status, string json)
        => StubAnswer.Body(status, "application/json", Pack(Encoding.UTF8.GetBytes(json)), ("Content-Encoding", "gzip"));

    private static byte[] Pack(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
