using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.Authentication.Signing;
using IoTDA.Sdk.DependencyInjection;
using IoTDA.Sdk.Pipeline.Resilience;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Pipeline;

/// <summary>The one place that knows the order of the handlers.</summary>
internal static class HandlerChain
{
    /// <summary>
    /// The handlers from outermost to innermost: attempts outside, so that each gets a fresh token or signature; authentication inside, so that
    /// a signature covers every header.
    /// </summary>
    public static DelegatingHandler[] Create(IoTDAClientOptions options, ClientConnection connection, TimeProvider timeProvider, ILogger logger) =>
    [
        new OperationHandler(connection.Address, timeProvider),
        new ResilienceHandler(options.Resilience, options.MaxResponseSize, connection.Clock, timeProvider, logger),
        new InstanceIdHandler(options.InstanceId),
        connection.Keys is { } keys
            ? new SigningHandler(
                keys,
                new RequestSigner(options.ResolveAlgorithm().Region),
                SigningHandler.HostOf(options.Endpoint!),
                connection.Address,
                timeProvider)
            : new TokenHandler(connection.Tokens!, options.MaxResponseSize, logger),
        new TicketHandler(),
    ];

    /// <summary>The handlers before IAM: the same attempts and limits, and a signature where there are keys; a token is asked for without one.</summary>
    public static DelegatingHandler[] CreateForIam(
        IoTDAClientOptions options, ClientCredentials credentials, TimeProvider timeProvider, ILogger logger)
    {
        // A second login gives a token beside the first.
        var operations = new OperationHandler(new ServiceAddress(options.ResolveIamAddress()!), timeProvider, postsChangeNothing: true);
        var attempts = new ResilienceHandler(ForIam(options.Resilience), options.MaxResponseSize, new ServiceClock(timeProvider), timeProvider, logger);
        return credentials.Keys is { } keys
            ? [operations, attempts, new SigningHandler(keys, new RequestSigner(null), SigningHandler.HostOf(options.ResolveIamAddress()!), null, timeProvider), new TicketHandler()]
            : [operations, attempts, new TicketHandler()];
    }

    /// <summary>The handlers as a chain.</summary>
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

    /// <summary>Sets up the client: one User-Agent.</summary>
    public static HttpClient Configure(HttpClient client)
    {
        // Parsed, it would be written anew for each request.
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent.Value);
        return client;
    }

    /// <summary>IAM has time limits of its own: a login that an attempt of a call does not wait for goes on, and serves the next.</summary>
    private static ResilienceOptions ForIam(ResilienceOptions options)
    {
        return new ResilienceOptions
        {
            MaxAttempts = options.MaxAttempts,
            AttemptTimeout = TimeSpan.FromSeconds(10),
            TotalTimeout = TimeSpan.FromSeconds(27),
            TransientDelay = options.TransientDelay,
            MaxTransientDelay = options.MaxTransientDelay,
            ThrottlingDelay = options.ThrottlingDelay,
            MaxThrottlingDelay = options.MaxThrottlingDelay,
            RetryBudget = options.RetryBudget,
            Randomizer = options.Randomizer,
        };
    }
}
