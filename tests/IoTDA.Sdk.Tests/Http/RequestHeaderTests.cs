using WireMock.ResponseBuilders;

namespace IoTDA.Sdk.Tests.Http;

/// <summary>The headers of each request: all of them, by name and value, so that none comes in unseen.</summary>
public sealed class RequestHeaderTests : IDisposable
{
    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Version => typeof(IoTDAClient).Assembly.GetName().Version!.ToString(3);

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_read_carries_token_instance_and_product_and_nothing_else()
    {
        _service.Answer(Of("GET", "/batchtask-files"), Json(200, "{}"));

        await _service.Client.BatchTaskFiles.ListAsync(Cancellation);

        AssertHeaders(
            ("Accept-Encoding", "gzip"),
            ("Host", _service.Address.Authority),
            ("Instance-Id", Clients.InstanceId),
            ("User-Agent", $"IoTDA.Sdk/{Version}"),
            ("X-Auth-Token", Clients.Token));
    }

    [Fact]
    public async Task A_write_says_besides_what_its_body_is()
    {
        _service.Answer(Of("POST", $"/batchtasks/{Clients.TaskId}/stop", "{}"), Json(200, """{"targets":[]}"""));

        await _service.Client.BatchTasks.StopAsync(Clients.TaskId, Cancellation);

        AssertHeaders(
            ("Accept-Encoding", "gzip"),
            ("Content-Length", "2"),
            ("Content-Type", "application/json; charset=utf-8"),
            ("Host", _service.Address.Authority),
            ("Instance-Id", Clients.InstanceId),
            ("User-Agent", $"IoTDA.Sdk/{Version}"),
            ("X-Auth-Token", Clients.Token));
    }

    [Fact]
    public async Task Without_an_instance_id_there_is_no_such_header()
    {
        _service.Answer(Bare("DELETE", "/batchtasks/" + Clients.TaskId), Empty(204));
        using IoTDAClient client = Clients.Of(_service, configure: options => options.InstanceId = null);

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        AssertHeaders(("Accept-Encoding", "gzip"), ("Host", _service.Address.Authority), ("User-Agent", $"IoTDA.Sdk/{Version}"), ("X-Auth-Token", Clients.Token));
    }

    [Fact]
    public async Task Every_call_has_the_same_headers_and_no_cookie_of_the_answer_before()
    {
        IResponseBuilder answer = Json(200, "{}").WithHeader("Set-Cookie", "session=1; path=/");
        _service.Answer(Of("GET", "/batchtask-files"), answer, answer, answer);

        for (int i = 0; i < 3; i++)
        {
            await _service.Client.BatchTaskFiles.ListAsync(Cancellation);
        }

        Assert.All(_service.Requests, request => Assert.Equal(_service.Requests[0].Headers, request.Headers));
    }

    [Fact]
    public async Task A_project_id_is_one_segment_of_the_path_whatever_it_holds()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok("""{"files":[]}"""));
        using IoTDAClient client = Clients.Unchecked(server, options => options.ProjectId = "a/../b ?项目#%41+");

        await client.BatchTaskFiles.ListAsync(Cancellation);

        Assert.Equal("/v5/iot/a%2F..%2Fb%20%3F%E9%A1%B9%E7%9B%AE%23%2541%2B/batchtask-files", server.Request.Target);
    }

    private void AssertHeaders(params (string Name, string Value)[] expected)
        => Assert.Equal(expected, Assert.Single(_service.Requests).Headers!.Select(header => (header.Key, header.Value.Single())).OrderBy(header => header.Key, StringComparer.Ordinal));
}
