using System.Net;
using System.Text;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>The innermost handler without a network: one scripted step an attempt, the last of which goes on for ever.</summary>
/// <param name="script">What happens at each attempt.</param>
internal sealed class StubHandler(params Func<HttpResponseMessage>[] script) : HttpMessageHandler
{
    private readonly List<TrackedResponse> _responses = [];
    private readonly List<string> _bodies = [];

    /// <summary>How many attempts came.</summary>
    public int Attempts { get; private set; }

    /// <summary>Called before each attempt.</summary>
    public Action<HttpRequestMessage>? OnAttempt { get; set; }

    /// <summary>The answers that were given, each with whether it was disposed.</summary>
    public IReadOnlyList<TrackedResponse> Responses => _responses;

    /// <summary>The body of each attempt.</summary>
    public IReadOnlyList<string> Bodies => _bodies;

    /// <summary>The X-Auth-Token header of each attempt.</summary>
    public List<string?> Tokens { get; } = [];

    public static Func<HttpResponseMessage> Answer(int status, string json = "{}", params (string Name, string Value)[] headers) => () =>
    {
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    };

    public static Func<HttpResponseMessage> Throw(Func<Exception> exception) => () => throw exception();

    public static Func<HttpResponseMessage> Throw(HttpRequestError error) => Throw(() => new HttpRequestException(error, "stub"));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        OnAttempt?.Invoke(request);
        _bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        Tokens.Add(request.Headers.TryGetValues("X-Auth-Token", out IEnumerable<string>? tokens) ? string.Join(",", tokens) : null);
        using HttpResponseMessage template = script[Math.Min(Attempts++, script.Length - 1)]();
        TrackedResponse response = await TrackedResponse.CopyAsync(template, cancellationToken);
        _responses.Add(response);
        return response;
    }
}
