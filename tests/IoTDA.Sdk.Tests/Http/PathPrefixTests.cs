using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;

namespace IoTDA.Sdk.Tests.Http;

/// <summary>An endpoint behind a gateway, with a path of its own.</summary>
public sealed class PathPrefixTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("gateway", "/gateway")]
    [InlineData("gateway/", "/gateway")]
    [InlineData("a/b%20c", "/a/b%20c")]
    public async Task Every_path_has_the_endpoint_s_before_it(string path, string prefix)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204), StubAnswer.Ok("""{"files":[]}"""));
        using IoTDAClient client = Clients.Of(new Uri(server.Address, path));

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        await client.BatchTaskFiles.ListAsync(Cancellation);

        Assert.Equal(
            [$"{prefix}{Clients.Root}/batchtasks/{Clients.TaskId}", $"{prefix}{Clients.Root}/batchtask-files"], server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    public async Task An_id_that_leads_to_another_resource_is_refused_behind_a_path_too(string id)
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Clients.Of(new Uri(server.Address, "gateway"), configure: options => options.ValidateRequests = false);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => client.BatchTasks.DeleteAsync(id, Cancellation));

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_login_and_a_lookup_of_the_project_have_IAM_s_path_before_them()
    {
        await using StubServer server = await StubServer.StartAsync(request => request.Path switch
        {
            "/iam/v3/auth/tokens" => StubAnswer.Json(201, """{"token":{"expires_at":"2099-01-01T00:00:00.000000Z"}}""", ("X-Subject-Token", "MII")),
            "/iam/v3/projects" => StubAnswer.Ok("""{"projects":[{"id":"found","name":"cn-north-4"}]}"""),
            "/gateway/v5/iot/found/batchtasks/" + Clients.TaskId => StubAnswer.Empty(204),
            _ => null,
        });
        using IoTDAClient client = IoTDAClient.Create(
            new IoTDAClientOptions
            {
                Endpoint = new Uri(server.Address, "gateway"),
                IamEndpoint = new Uri(server.Address, "iam/"),
                ProjectName = "cn-north-4",
                IamPassword = new IamPasswordOptions { DomainName = "d", UserName = "u", Password = "p" },
            },
            new ClientSetup { Environment = new EnvironmentVariables(_ => null) });

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        Assert.Equal(3, server.Requests.Count);

        // What was looked up once serves all calls.
        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        Assert.Equal(4, server.Requests.Count);
    }
}
