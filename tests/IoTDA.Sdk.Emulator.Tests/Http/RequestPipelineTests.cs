using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IoTDA.Sdk.Emulator.Tests.Http;

public sealed class RequestPipelineTests
{
    [Theory]
    [InlineData("GET", "batchtask")]
    [InlineData("PUT", "batchtasks")]
    [InlineData("POST", "batchtasks/abc/restart")]
    [InlineData("GET", "batchtasks/abc%2Fstop/x")]
    public async Task Unknown_route_is_answered_with_an_error_that_names_it(string method, string path)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer answer = await session.SendAsync(new HttpMethod(method), path);

        answer.ShouldBeRefused(HttpStatusCode.NotFound, "APIGW.0101", $"{method} /v5/iot/{session.Emulator.ProjectId}/{path}");
    }

    [Theory]
    [InlineData("batchtasks/0000000000000000000000ff", HttpStatusCode.NotFound, "EMULATOR.TASK_NOT_FOUND")]
    [InlineData("batchtasks/not_hex", HttpStatusCode.BadRequest, "IOTDA.000006")]
    [InlineData("batchtasks/a%2Fstop", HttpStatusCode.BadRequest, "IOTDA.000006")]
    [InlineData("batchtasks/0000000000000000000000000000000000ff", HttpStatusCode.BadRequest, "IOTDA.000006")]
    public async Task An_id_that_does_not_exist_is_told_from_one_that_cannot(string path, HttpStatusCode status, string code)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer answer = await session.GetAsync(path);

        Assert.Equal((status, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_project_of_somebody_else_is_refused()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, "v5/iot/another/batchtask-files");
        request.Headers.Add("X-Auth-Token", session.Emulator.Token);

        (await session.SendAsync(request)).ShouldBeRefused(HttpStatusCode.Forbidden, "IOTDA.000022", "another");
    }

    [Fact]
    public async Task The_instance_id_is_needed_only_where_it_is_configured()
    {
        await using EmulatorSession free = await EmulatorSession.StartAsync();
        await using EmulatorSession bound = await EmulatorSession.StartAsync(options => options.InstanceId = "i-1");

        Assert.Equal(HttpStatusCode.OK, (await free.SendAsync(WithInstance(free, null))).Status);
        Assert.Equal(HttpStatusCode.OK, (await free.SendAsync(WithInstance(free, "any"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await free.SendAsync(WithInstance(free, new string('i', 37)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await bound.SendAsync(WithInstance(bound, "i-1"))).Status);
        (await bound.SendAsync(WithInstance(bound, null))).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "Instance-Id");
        (await bound.SendAsync(WithInstance(bound, "i-2"))).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "Instance-Id");
    }

    [Fact]
    public async Task A_request_is_noted_as_it_came()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        Answer answer = await session.PostAsync("batchtasks/%E4%B8%AD%2Fb/stop?x=%20", """{"targets":["d1"]}""");

        RecordedRequest request = Assert.Single(session.Emulator.Requests);
        Assert.Equal((EmulatedOperation.StopBatchTask, "POST"), (request.Operation, request.Method));
        Assert.Equal($"/v5/iot/{session.Emulator.ProjectId}/batchtasks/%E4%B8%AD%2Fb/stop?x=%20", request.RawTarget);
        Assert.Equal([session.Emulator.Token], request.Headers["x-auth-token"]);
        Assert.Equal("""{"targets":["d1"]}""", Encoding.UTF8.GetString(request.Body.Span));
        Assert.Equal(answer.Headers["X-Request-Id"], request.RequestId);
    }

    [Fact]
    public async Task The_journal_forgets_the_oldest_beyond_its_bounds_and_counts_them_all()
    {
        await using EmulatorSession few = await EmulatorSession.StartAsync(options => options.JournalCapacity = 3);
        await using EmulatorSession small = await EmulatorSession.StartAsync(options => options.JournalBodyBytes = 250);
        for (int i = 0; i < 5; i++)
        {
            await few.GetAsync($"batchtasks/{i}");
            await small.PostAsync($"batchtasks/{i}/stop", "{        }");
        }

        Assert.Equal((3, 5L), (few.Emulator.Requests.Count, few.Emulator.Requests.TotalCount));
        Assert.EndsWith("/2", few.Emulator.Requests.First().RawTarget, StringComparison.Ordinal);
        Assert.Equal((2, 5L), (small.Emulator.Requests.Count, small.Emulator.Requests.TotalCount));
        small.Emulator.Requests.Clear();
        Assert.Empty(small.Emulator.Requests);
    }

    [Fact]
    public async Task A_body_of_more_than_twelve_megabytes_is_refused_by_the_gateway()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        using ByteArrayContent content = new(new byte[(12 * 1024 * 1024) + 1]);
        using HttpRequestMessage request = new(HttpMethod.Post, session.Root + "batchtasks") { Content = content };
        request.Headers.Add("X-Auth-Token", session.Emulator.Token);
        request.Headers.ExpectContinue = true;

        (await session.SendAsync(request)).ShouldBeRefused(HttpStatusCode.RequestEntityTooLarge, "APIGW.0201", "12582912");
    }

    [Fact]
    public async Task The_port_is_free_after_the_end()
    {
        EmulatorSession session = await EmulatorSession.StartAsync();
        await session.GetAsync("batchtask-files");
        int port = session.Emulator.BaseAddress.Port;
        await session.DisposeAsync();

        using TcpListener listener = new(IPAddress.Loopback, port);
        listener.Start();
        Assert.True(listener.Server.IsBound);
    }

    private static HttpRequestMessage WithInstance(EmulatorSession session, string? instanceId)
    {
        HttpRequestMessage request = new(HttpMethod.Get, session.Root + "batchtask-files");
        request.Headers.Add("X-Auth-Token", session.Emulator.Token);
        if (instanceId is not null)
        {
            request.Headers.Add("Instance-Id", instanceId);
        }

        return request;
    }
}
