using System.Text.Json.Nodes;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;

namespace IoTDA.Sdk.Tests.Authentication.Iam;

/// <summary>A login and the lookup of a project on the wire, and what an answer without the project means.</summary>
public sealed class WireTests
{
    private const string Token = """{"token":{"expires_at":"2099-01-01T00:00:00.000000Z"}}""";
    private const string Found = """{"projects":[{"id":"other","name":"cn-north-4_shop"},{"name":"cn-north-4"},{"id":"../x","name":"cn-north-4"},{"id":"found","name":"cn-north-4"}]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_login_names_user_domain_and_project_and_the_lookup_carries_its_token()
    {
        int logins = 0;
        await using StubServer server = await StubServer.StartAsync(request => request.Path switch
        {
            "/v3/auth/tokens" => StubAnswer.Json(201, Token, ("X-Subject-Token", $"MII{++logins}")),
            "/v3/projects" => StubAnswer.Ok(Found),
            _ => StubAnswer.Empty(204),
        });
        using IoTDAClient client = Client(server, ByPassword);

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        StubRequest[] requests = [.. server.Requests];
        Assert.Equal(["/v3/auth/tokens", "/v3/projects", $"/v5/iot/found/batchtasks/{Clients.TaskId}"], requests.Select(request => request.Path));
        Assert.Equal("nocatalog=true", requests[0].Query);
        Assert.True(
            JsonNode.DeepEquals(
                JsonNode.Parse("""
                    {"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"robot","password":"hunter2","domain":{"name":"acme"}}}},
                    "scope":{"project":{"name":"cn-north-4"}}}}
                    """),
                requests[0].Json),
            requests[0].Json.ToJsonString());
        Assert.Equal(("name=cn-north-4", "MII1", "MII1"), (requests[1].Query, requests[1].Header("X-Auth-Token"), requests[2].Header("X-Auth-Token")));
    }

    [Fact]
    public async Task A_token_that_the_lookup_refuses_is_renewed_once()
    {
        int logins = 0;
        await using StubServer server = await StubServer.StartAsync(request => request.Path switch
        {
            "/v3/auth/tokens" => StubAnswer.Json(201, Token, ("X-Subject-Token", $"MII{++logins}")),
            "/v3/projects" when request.Header("X-Auth-Token") == "MII1" => StubAnswer.Json(401, "{}"),
            "/v3/projects" => StubAnswer.Ok(Found),
            _ => StubAnswer.Empty(204),
        });
        using IoTDAClient client = Client(server, ByPassword);

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(["MII1", "MII2"], server.Requests.Where(request => request.Path == "/v3/projects").Select(request => request.Header("X-Auth-Token")));
        Assert.Equal("MII2", server.Requests[^1].Header("X-Auth-Token"));
    }

    [Theory]
    [InlineData(401, 1)]
    [InlineData(400, 1)]
    public async Task A_refusal_of_a_lookup_that_no_other_token_mends_reaches_the_caller(int status, int lookups)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(status, """{"error":{"message":"Not this one."}}"""));
        using IoTDAClient client = Client(server, options => options.Token = "MIIfixed");

        var failed = await Assert.ThrowsAsync<IoTDACredentialException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal((status, false), ((int)Assert.IsType<IoTDAServiceException>(failed.InnerException).StatusCode, failed.MayHaveExecuted));
        Assert.Equal(Enumerable.Repeat("MIIfixed", lookups), server.Requests.Select(request => request.Header("X-Auth-Token")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"projects":[]}""")]
    [InlineData("""{"projects":[{"id":"other","name":"cn-north-4_shop"},{"id":"","name":"cn-north-4"}]}""")]
    public async Task A_project_that_IAM_does_not_list_is_said_so_by_its_name_and_nothing_is_sent(string answer)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok(answer));
        using IoTDAClient client = Client(server, options => options.Token = "MIIfixed");

        var failed = await Assert.ThrowsAsync<IoTDACredentialException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Contains("IAM lists no project named 'cn-north-4' for these credentials.", failed.Message, StringComparison.Ordinal);
        Assert.Equal("/v3/projects", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task With_an_access_key_the_lookup_is_signed_and_carries_no_token()
    {
        await using StubServer server = await StubServer.StartAsync(request => request.Path == "/v3/projects" ? StubAnswer.Ok(Found) : StubAnswer.Empty(204));
        using IoTDAClient client = Client(server, options => options.AccessKey = new AccessKeyOptions { AccessKeyId = "AK", SecretAccessKey = "SK" });

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(["/v3/projects", $"/v5/iot/found/batchtasks/{Clients.TaskId}"], server.Requests.Select(request => request.Path));
        Assert.All(server.Requests, request => Assert.Equal((null, true), (request.Header("X-Auth-Token"), request.Header("Authorization") is not null)));
    }

    private static void ByPassword(IoTDAClientOptions options)
        => options.IamPassword = new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = "hunter2" };

    private static IoTDAClient Client(StubServer server, Action<IoTDAClientOptions> configure)
    {
        IoTDAClientOptions options = new() { Endpoint = server.Address, IamEndpoint = server.Address, ProjectName = "cn-north-4", Region = "cn-north-4" };
        configure(options);
        return IoTDAClient.Create(options, new ClientSetup { Environment = new EnvironmentVariables(_ => null) });
    }
}
