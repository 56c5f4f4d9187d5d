using IoTDA.Sdk.BatchTasks;

namespace IoTDA.Sdk.Tests.Http;

/// <summary>The headers of each request: all of them, by name and value, so that none comes in unseen.</summary>
public sealed class RequestHeaderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Version => typeof(IoTDAClient).Assembly.GetName().Version!.ToString(3);

    [Fact]
    public async Task A_read_carries_token_instance_and_product_and_nothing_else()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok("""{"batchtasks":[]}"""));
        using IoTDAClient client = Clients.Of(server);

        await client.BatchTasks.ListAsync(BatchTaskType.CreateDevices, Cancellation).ToListAsync(Cancellation);

        AssertHeaders(
            server,
            ("Host", server.Address.Authority),
            ("Instance-Id", Clients.InstanceId),
            ("User-Agent", $"IoTDA.Sdk/{Version}"),
            ("X-Auth-Token", Clients.Token));
    }

    [Fact]
    public async Task A_write_says_besides_what_its_body_is()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok("""{"targets":[]}"""));
        using IoTDAClient client = Clients.Of(server);

        await client.BatchTasks.StopAsync(Clients.TaskId, Cancellation);

        AssertHeaders(
            server,
            ("Content-Length", "2"),
            ("Content-Type", "application/json; charset=utf-8"),
            ("Host", server.Address.Authority),
            ("Instance-Id", Clients.InstanceId),
            ("User-Agent", $"IoTDA.Sdk/{Version}"),
            ("X-Auth-Token", Clients.Token));
    }

    [Fact]
    public async Task Without_an_instance_id_there_is_no_such_header()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        using IoTDAClient client = Clients.Of(server, configure: options => options.InstanceId = null);

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        AssertHeaders(server, ("Host", server.Address.Authority), ("User-Agent", $"IoTDA.Sdk/{Version}"), ("X-Auth-Token", Clients.Token));
    }

    [Fact]
    public async Task Every_call_has_the_same_headers_and_no_cookie_of_the_answer_before()
    {
        StubAnswer answer = StubAnswer.Json(200, """{"files":[]}""", ("Set-Cookie", "session=1; path=/"));
        await using StubServer server = await StubServer.StartAsync(answer, answer, answer);
        using IoTDAClient client = Clients.Of(server);

        for (int i = 0; i < 3; i++)
        {
            await client.BatchTaskFiles.ListAsync(Cancellation);
        }

        Assert.Equal(3, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(server.Requests[0].Headers, request.Headers));
    }

    [Fact]
    public async Task A_project_id_is_one_segment_of_the_path_whatever_it_holds()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok("""{"files":[]}"""));
        using IoTDAClient client = Clients.Unchecked(server, options => options.ProjectId = "a/../b ?项目#%41+");

        await client.BatchTaskFiles.ListAsync(Cancellation);

        Assert.Equal("/v5/iot/a%2F..%2Fb%20%3F%E9%A1%B9%E7%9B%AE%23%2541%2B/batchtask-files", server.Request.Target);
    }

    private static void AssertHeaders(StubServer server, params (string Name, string Value)[] expected)
        => Assert.Equal(expected, server.Request.Headers.Select(header => (header.Key, header.Value)).OrderBy(header => header.Key, StringComparer.Ordinal));
}
