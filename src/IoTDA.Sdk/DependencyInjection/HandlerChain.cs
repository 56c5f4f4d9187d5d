using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>The one place that knows the order of the handlers.</summary>
internal static class HandlerChain
{
    /// <summary>
    /// The handlers from outermost to innermost: tries outside, so that each gets a fresh token; authentication inside, so that a signature
    /// covers every header.
    /// </summary>
    /// <param name="options">The client's options.</param>
    /// <param name="tokens">Where tokens come from.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Where they say what they do.</param>
    public static DelegatingHandler[] Create(IoTDAClientOptions options, ITokenProvider tokens, TimeProvider timeProvider, ILogger logger) =>
    [
        new ResilienceHandler(options.Resilience, options.MaxResponseSize, timeProvider, logger),
        new InstanceIdHandler(options.InstanceId),
        new TokenHandler(tokens, logger),
    ];

    /// <summary>
    /// The sockets: no redirects, which would carry the token to another host; no cookies; connections that are renewed, so that a changed
    /// DNS entry is seen.
    /// </summary>
    public static SocketsHttpHandler CreatePrimary() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>The handlers as a chain.</summary>
    /// <param name="handlers">From outermost to innermost.</param>
    /// <param name="primary">The innermost.</param>
    public static HttpMessageHandler Connect(DelegatingHandler[] handlers, HttpMessageHandler primary)
    {
        HttpMessageHandler inner = primary;
        for (int i = handlers.Length - 1; i >= 0; i--)
        {
            handlers[i].InnerHandler = inner;
            inner = handlers[i];
        }

        return inner;
    }

    /// <summary>Sets up the client: the pipeline owns the timeouts; one User-Agent.</summary>
    /// <param name="client">The client.</param>
    public static HttpClient Configure(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent.Value);
        return client;
    }

    /// <summary>Where tokens come from: exactly one source.</summary>
    /// <param name="name">The client's name.</param>
    /// <param name="options">The client's options.</param>
    /// <param name="registered">The provider that was registered.</param>
    /// <exception cref="OptionsValidationException">There is none, or there are two.</exception>
    public static ITokenProvider TokenProvider(string name, IoTDAClientOptions options, ITokenProvider? registered) => (options.Token, registered) switch
    {
        (not null, not null) => throw Fail(name, "there are two sources of credentials, Token in the options and a token provider: remove one."),
        (not null, null) => new StaticTokenProvider(options.Token),
        (null, not null) => registered,
        _ => throw Fail(name, "there are no credentials: set Token, or register a token provider with UseTokenProvider."),
    };

    private static OptionsValidationException Fail(string name, string message)
        => new(name, typeof(IoTDAClientOptions), [$"IoTDAClientOptions{(name.Length == 0 ? "" : $" '{name}'")}: {message}"]);
}
