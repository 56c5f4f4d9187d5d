using WireMock;
using WireMock.Logging;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>
/// WireMock.Net in the service's place, for tests that match requests. What it does not let a test see or do (the request line unescaped, half
/// an answer, a closed connection) is <see cref="StubServer"/>'s.
/// </summary>
internal sealed class MockService : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start();

    public Uri Address => new(_server.Url!);

    /// <summary>The one request that came, and was matched.</summary>
    public IRequestMessage Request => Assert.Single(_server.LogEntries).RequestMessage!;

    public int Requests => _server.LogEntries.Count;

    /// <summary>A request of the project with the client's credentials.</summary>
    public static IRequestBuilder Of(string method, string path)
        => WireMock.RequestBuilders.Request.Create().UsingMethod(method).WithPath(Clients.Root + path)
            .WithHeader("X-Auth-Token", Clients.Token).WithHeader("Instance-Id", Clients.InstanceId);

    public static IResponseBuilder Answer(int status, string json)
        => Response.Create().WithStatusCode(status).WithHeader("Content-Type", "application/json").WithBody(json);

    public IRespondWithAProvider On(IRequestBuilder request) => _server.Given(request);

    public void Dispose()
    {
        ILogEntry[] unmatched = [.. _server.LogEntries.Where(entry => entry.MappingGuid is null)];
        _server.Dispose();
        if (unmatched.Length > 0)
        {
            Assert.Fail($"Requests came that no mapping matches: {string.Join(", ", unmatched.Select(entry => $"{entry.RequestMessage!.Method} {entry.RequestMessage.Url}"))}.");
        }
    }
}
