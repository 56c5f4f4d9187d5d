using Xunit.Sdk;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>A request that a test does not expect fails it, and so does one that never comes.</summary>
public sealed class MockServiceTests
{
    private const string Task = "/batchtasks/" + Clients.TaskId;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DELETE", Task)]
    [InlineData("GET", Task)]
    [InlineData("GET", Task + "?limit=2")]
    [InlineData("GET", Task + "?limit=1&marker=m")]
    [InlineData("GET", "/batchtasks?limit=1")]
    [InlineData("GET", Task + "?limit=1", "{}")]
    public async Task Another_method_path_query_or_body_does_not_match(string method, string target, string? json = null)
    {
        MockService service = new();
        service.Answer(Of(method, target, json), Json(200, Fixture.Text("show-batch-task.response")));

        await Assert.ThrowsAnyAsync<Exception>(() => service.Client.BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        AssertFails(service, $"GET {service.Address}v5/iot/{Clients.ProjectId}{Task}?limit=1", $"{method} {Clients.Root}{target.Split('?')[0]}");
    }

    [Theory]
    [InlineData("""{"targets":["d2","d1"]}""")]
    [InlineData("""{"targets":["d1","d2"],"all":false}""")]
    [InlineData("{}")]
    [InlineData(null)]
    public async Task Another_json_body_does_not_match(string? json)
    {
        MockService service = new();
        service.Answer(Of("POST", Task + "/stop", json), Json(200, """{"targets":[]}"""));

        await Assert.ThrowsAnyAsync<Exception>(() => service.Client.BatchTasks.StopAsync(Clients.TaskId, ["d1", "d2"], Cancellation));

        AssertFails(service, """/stop {"targets":["d1","d2"]}""", "POST");
    }

    [Fact]
    public async Task An_answer_is_given_once()
    {
        MockService service = new();
        service.Answer(Of("DELETE", Task), Empty(204));

        await service.Client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        await Assert.ThrowsAnyAsync<Exception>(() => service.Client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        AssertFails(service, "DELETE", "");
    }

    [Fact]
    public async Task Another_token_does_not_match()
    {
        MockService service = new();
        service.Answer(Of("DELETE", Task), Empty(204));
        using IoTDAClient client = Clients.Of(service, configure: options => options.Token = "other");

        await Assert.ThrowsAnyAsync<Exception>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        AssertFails(service, "DELETE", "DELETE");
    }

    private static void AssertFails(MockService service, string unmatched, string missing)
    {
        string[] parts = Assert.Throws<FailException>(service.Dispose).Message.Split("Answers that no request asked for:");
        Assert.Contains(unmatched, parts[0], StringComparison.Ordinal);
        Assert.Contains(missing, parts[1], StringComparison.Ordinal);
    }
}
