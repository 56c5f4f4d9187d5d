using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IoTDA.Sdk.Tests.Http;

/// <summary>No usable answer, over real sockets: what comes out, and whether the service may have executed the request.</summary>
public sealed class TransportFailureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> UnusableBodies => new()
    {
        "",
        "null",
        "[]",
        "{}",
        "\"text\"",
        "{\"batchtask\"",
        "<html></html>",
        """{"batchtask":null}""",
        """{"batchtask":{"task_id":7}}""",
        """{"batchtask":{"task_id":"a"},"task_details":7}""",
        """{"batchtask":{"task_id":"a"},"batchtask":{"task_id":"b"}}""",
        """{"batchtask":{"task_id":"a"}} trailing""",
    };

    [Fact]
    public async Task A_refused_connection_has_not_executed_anything()
    {
        int port = FreePort();
        using IoTDAClient client = Clients.Of(
            new SocketsHttpHandler(), configure: options =>
            {
                options.Endpoint = new Uri($"http://127.0.0.1:{port}");
                options.Resilience.MaxAttempts = 1;
            });

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.StopAsync(Clients.TaskId, Cancellation));

        AssertFailure(failure, "StopBatchTask", $"could not connect to 127.0.0.1:{port}", mayHaveExecuted: false);
    }

    [Fact]
    public async Task A_reset_connection_may_have_executed_the_request()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Reset);
        using IoTDAClient client = Clients.Of(server);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.StopAsync(Clients.TaskId, Cancellation));

        AssertFailure(failure, "StopBatchTask", "lost its connection before the answer was complete", mayHaveExecuted: true);
    }

    [Fact]
    public async Task A_body_that_is_cut_off_may_have_executed_the_request()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.CutOff(200, """{"targets":[]}"""));
        using IoTDAClient client = Clients.Of(server);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.StopAsync(Clients.TaskId, Cancellation));

        AssertFailure(failure, "StopBatchTask", "lost its connection before the answer was complete", mayHaveExecuted: true);
    }

    [Fact]
    public async Task A_service_that_says_nothing_runs_into_the_timeout_of_the_try()
    {
        ManualTimeProvider clock = new();
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Silence);
        using IoTDAClient client = Clients.Of(server, clock);

        Task call = client.BatchTasks.StopAsync(Clients.TaskId, Cancellation);
        await server.ArrivalAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());

        AssertFailure(failure, "StopBatchTask", "got no answer in time (limit 30 s, attempt 1)", mayHaveExecuted: true);
    }

    [Fact]
    public async Task A_cancelled_call_is_cancelled_and_nothing_else()
    {
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Silence);
        using IoTDAClient client = Clients.Of(server);

        Task call = client.BatchTasks.StopAsync(Clients.TaskId, cancel.Token);
        await server.ArrivalAsync();
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(304)]
    [InlineData(307)]
    public async Task A_redirect_is_an_error_and_the_token_stays_here(int status)
    {
        await using StubServer elsewhere = await StubServer.StartAsync();
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(status, ("Location", elsewhere.Address.ToString())));
        using IoTDAClient client = Clients.Of(server);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal((HttpStatusCode)status, failure.StatusCode);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [MemberData(nameof(UnusableBodies))]
    public async Task A_success_without_a_usable_body_is_an_error_not_a_record_full_of_nulls(string body)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok(body));
        using IoTDAClient client = Clients.Of(server);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.StartsWith("ShowBatchTask was answered with HTTP 200 and ", failure.Message, StringComparison.Ordinal);
        Assert.True(failure.MayHaveExecuted);
    }

    [Fact]
    public async Task A_body_that_is_no_utf_8_is_an_error()
    {
        await using StubServer server = await StubServer.StartAsync(
            StubAnswer.Body(200, "application/json", [.. "{\"batchtask\":{\"task_id\":\""u8, 0xFF, .. "\"}}"u8]));
        using IoTDAClient client = Clients.Of(server);

        await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok("\uFEFF" + Fixture.Text("show-batch-task.response")));
        using IoTDAClient client = Clients.Of(server);

        Assert.Equal(Clients.TaskId, (await client.BatchTasks.GetAsync(Clients.TaskId, Cancellation)).TaskId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_over_the_limit_is_refused_and_not_asked_for_again(bool announced)
    {
        byte[] chunk = Encoding.UTF8.GetBytes(new string(' ', 4096));
        await using StubServer server = await StubServer.StartAsync(
            announced
                ? StubAnswer.Body(200, "application/json", [.. Enumerable.Repeat(chunk, 3).SelectMany(part => part)])
                : StubAnswer.Chunked(200, chunk, 3));
        using IoTDAClient client = Clients.Of(server, configure: options => options.MaxResponseSize = 10_000);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        AssertFailure(
            failure, "ShowBatchTask", "was answered with more than the 10000 bytes that the options allow", mayHaveExecuted: true, isTransient: false);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_that_is_announced_over_the_limit_is_refused_before_it_comes()
    {
        ManualTimeProvider clock = new();
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Announce(200, 200_000_000));
        using IoTDAClient client = Clients.Of(server, clock);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Contains("was answered with more than the 33554432 bytes", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_answer_at_the_limit_is_read(bool announced)
    {
        byte[] body = Encoding.UTF8.GetBytes(Fixture.Text("show-batch-task.response").PadRight(10_000));
        await using StubServer server = await StubServer.StartAsync(
            announced ? StubAnswer.Body(200, "application/json", body) : StubAnswer.Chunked(200, body, 1));
        using IoTDAClient client = Clients.Of(server, configure: options => options.MaxResponseSize = 10_000);

        Assert.Equal(Clients.TaskId, (await client.BatchTasks.GetAsync(Clients.TaskId, Cancellation)).TaskId);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_the_file_s_error_not_the_connection_s()
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Clients.Of(server);
        using BrokenStream content = new();

        IOException failure = await Assert.ThrowsAsync<IOException>(() => client.BatchTaskFiles.UploadAsync(content, "devices.xlsx", Cancellation));

        Assert.Equal("The disk is gone.", failure.Message);
        Assert.Empty(server.Requests);
    }

    private static void AssertFailure(IoTDATransportException failure, string operation, string reason, bool mayHaveExecuted, bool isTransient = true)
    {
        Assert.Equal((operation, mayHaveExecuted, isTransient), (failure.Operation, failure.MayHaveExecuted, failure.IsTransient));
        string execution = operation == "ShowBatchTask" ? "" : $" The service {(mayHaveExecuted ? "may have executed" : "has not executed")} the request.";
        Assert.Equal($"{operation} {reason}.{execution}", failure.Message);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
            => throw new IOException("The disk is gone.");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            => throw new IOException("The disk is gone.");
    }
}
