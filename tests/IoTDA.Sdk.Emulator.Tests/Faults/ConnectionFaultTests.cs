using System.Net;
using System.Net.Sockets;
using System.Text;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace IoTDA.Sdk.Emulator.Tests.Faults;

public sealed class ConnectionFaultTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refuse_breaks_the_connection_before_the_request_is_read()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.Refuse);

        await Assert.ThrowsAsync<HttpRequestException>(() => session.CreateAsync(Requests.Upgrade("d1")));
        RecordedRequest request = Assert.Single(session.Emulator.Requests);
        Assert.Equal((Fault.Refuse, false, null, 0), (request.Fault, request.Executed, request.StatusCode, request.Body.Length));
        Assert.Empty(session.Emulator.Tasks);
        await session.CreateIdAsync(Requests.Upgrade("d1"));
    }

    [Fact]
    public async Task Reset_before_executing_reads_the_request_and_does_nothing()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ResetBeforeExecuting);
        JsonObject body = Requests.Upgrade("d1");

        await Assert.ThrowsAsync<HttpRequestException>(() => session.CreateAsync(body));
        RecordedRequest request = Assert.Single(session.Emulator.Requests);
        Assert.Equal((Fault.ResetBeforeExecuting, false, null), (request.Fault, request.Executed, request.StatusCode));
        Assert.Equal(body.ToJsonString(), Encoding.UTF8.GetString(request.Body.Span));
        Assert.Empty(session.Emulator.Tasks);
    }

    [Fact]
    public async Task Reset_after_executing_leaves_the_task_behind()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ResetAfterExecuting);

        await Assert.ThrowsAsync<HttpRequestException>(() => session.CreateAsync(Requests.Upgrade("d1")));
        RecordedRequest request = Assert.Single(session.Emulator.Requests);
        Assert.Equal((Fault.ResetAfterExecuting, true, null), (request.Fault, request.Executed, request.StatusCode));
        Assert.Equal(request.ResourceId, Assert.Single(session.Emulator.CreatedTasks).Id);
    }

    [Fact]
    public async Task A_body_that_is_cut_short_announces_its_whole_length()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));
        int whole = Encoding.UTF8.GetByteCount((await session.GetAsync($"batchtasks/{id}")).Text);
        session.Emulator.Faults.Next(EmulatedOperation.ShowBatchTask, Fault.BodyCutShort);

        using HttpResponseMessage response = await session.SendRawAsync(HttpMethod.Get, $"batchtasks/{id}", null, Cancellation);
        await using Stream body = await response.Content.ReadAsStreamAsync(Cancellation);
        byte[] received = new byte[whole];
        await body.ReadExactlyAsync(received.AsMemory(0, whole / 2), Cancellation);

        Assert.Equal((HttpStatusCode.OK, whole), (response.StatusCode, response.Content.Headers.ContentLength));
        Assert.StartsWith("{\"batchtask\":", Encoding.UTF8.GetString(received), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<IOException>(async () => await body.ReadExactlyAsync(received.AsMemory(whole / 2), Cancellation));
        Assert.True(session.Emulator.Requests.Last().Executed);
    }

    [Fact]
    public async Task Who_does_not_listen_refuses_connections_and_keeps_its_state()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        string id = await session.CreateIdAsync(Requests.Upgrade("d1"));
        Uri address = session.Emulator.BaseAddress;
        await session.Emulator.StopListeningAsync();
        await session.Emulator.StopListeningAsync();

        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => session.GetAsync($"batchtasks/{id}"));
        Assert.Equal(SocketError.ConnectionRefused, Assert.IsType<SocketException>(exception.InnerException).SocketErrorCode);
        await session.Emulator.ResumeListeningAsync(Cancellation);
        await session.Emulator.ResumeListeningAsync(Cancellation);
        Assert.Equal(address, session.Emulator.BaseAddress);
        Assert.Equal("Initializing", await session.StatusAsync(id));
    }

    [Fact]
    public async Task Who_does_not_listen_can_be_disposed()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        await session.Emulator.StopListeningAsync();
        await session.Emulator.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => session.Emulator.ResumeListeningAsync(Cancellation));
        using TcpListener listener = new(IPAddress.Loopback, session.Emulator.BaseAddress.Port);
        listener.Start();
        Assert.True(listener.Server.IsBound);
    }
}
