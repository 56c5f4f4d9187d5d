using System.Text;
using WireMock;
using WireMock.Admin.Mappings;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>
/// WireMock.Net in the service's place. Each expected request is answered once, whatever the order. A request that nothing matches, or an expected one that
/// never came, fails the test at disposal.
/// </summary>
internal sealed class MockService : IDisposable
{
    private readonly WireMockServer _server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
    private IoTDAClient? _client;

    public Uri Address => new(_server.Url!);

    /// <summary>A client of this service with the options of <see cref="Clients.Options"/>.</summary>
    public IoTDAClient Client => _client ??= Clients.Of(this);

    /// <summary>The requests in the order in which they were answered.</summary>
    public IReadOnlyList<IRequestMessage> Requests => [.. _server.LogEntries.Select(entry => entry.RequestMessage!)];

    /// <summary>The text of each request's body.</summary>
    public IReadOnlyList<string> Bodies => [.. Requests.Select(request => Encoding.UTF8.GetString(request.BodyAsBytes ?? []))];

    /// <summary>The value of a header in each request.</summary>
    public IReadOnlyList<string> Header(string name) => [.. Requests.Select(request => request.Headers![name].Single())];

    /// <summary>Expects one request for each answer, and gives the answers in turn.</summary>
    public void Answer(IRequestBuilder request, params IResponseBuilder[] answers)
    {
        string scenario = Guid.NewGuid().ToString();
        for (int i = 0; i < answers.Length; i++)
        {
            IRespondWithAProvider mapping = _server.Given(request).InScenario(scenario).WillSetStateTo($"{i + 1}");
            (i > 0 ? mapping.WhenStateIs($"{i}") : mapping).RespondWith(answers[i]);
        }
    }

    public void Dispose()
    {
        string[] unmatched = [.. _server.FindUnmatchedLogEntries().Select(entry => $"{entry.RequestMessage!.Method} {entry.RequestMessage.Url} {entry.RequestMessage.Body}")];
        HashSet<Guid?> answered = [.. _server.LogEntries.Select(entry => entry.MappingGuid)];
        string[] missing = [.. _server.MappingModels.Where(mapping => !answered.Contains(mapping.Guid))
            .Select(mapping => $"{mapping.Request.Methods![0]} {((PathModel)mapping.Request.Path!).Matchers![0].Pattern}")];
        _client?.Dispose();
        _server.Dispose();
        if (unmatched.Length + missing.Length > 0)
        {
            Assert.Fail($"""
                Requests that the test does not expect:
                  {string.Join("\n  ", unmatched)}
                Answers that no request asked for:
                  {string.Join("\n  ", missing)}
                """);
        }
    }
}
