using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>The requests that a test expects and the answers that it gives, in WireMock.Net's terms.</summary>
internal static class Mock
{
    /// <summary>A request of a client with the options of <see cref="Clients.Options"/>: <see cref="Bare"/>, with its token and instance.</summary>
    public static IRequestBuilder Of(string method, string target, string? json = null)
        => Bare(method, target, json).With("X-Auth-Token", Clients.Token).With("Instance-Id", Clients.InstanceId);

    /// <summary>A request with any headers.</summary>
    /// <param name="method">The method.</param>
    /// <param name="target">Path and whole query, below the project, unescaped.</param>
    /// <param name="json">The JSON body; null when there is no body.</param>
    public static IRequestBuilder Bare(string method, string target, string? json = null)
    {
        string[] parts = target.Split('?');
        IRequestBuilder request = Request.Create().UsingMethod(method).WithPath(new ExactMatcher(Clients.Root + parts[0]))
            .WithParam(query => string.Join('&', query.SelectMany(pair => pair.Value.Select(value => $"{pair.Key}={value}"))) == string.Concat(parts[1..]));
        return json is null ? request.WithBody((byte[]? body) => body is null or []) : request.WithBody(new JsonMatcher(json));
    }

    /// <summary>An upload of a file, in a form that the test looks at itself.</summary>
    public static IRequestBuilder Upload()
        => Request.Create().UsingPost().WithPath(new ExactMatcher(Clients.Root + "/batchtask-files")).With("Content-Type", "multipart/form-data; boundary=*");

    /// <summary>Asks for a header, by name and letter for letter; <c>*</c> stands for any text.</summary>
    public static IRequestBuilder With(this IRequestBuilder request, string header, string value) => request.WithHeader(header, value, ignoreCase: false);

    public static IResponseBuilder Json(int status, string json) => Empty(status).WithHeader("Content-Type", "application/json").WithBody(json);

    public static IResponseBuilder Empty(int status) => Response.Create().WithStatusCode(status);
}
