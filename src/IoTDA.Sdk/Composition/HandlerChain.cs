using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.Authentication.Signing;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Pipeline;
using IoTDA.Sdk.Pipeline.RateLimiting;
using IoTDA.Sdk.Pipeline.Resilience;

namespace IoTDA.Sdk.Composition;

/// <summary>The one place that knows the order of the handlers.</summary>
internal static class HandlerChain
{
    /// <summary>
    /// The handlers from outermost to innermost: attempts outside, so that each gets a fresh token or signature; authentication inside, so that
    /// a signature covers every header.
    /// </summary>
    public static DelegatingHandler[] Create(
        IoTDAClientOptions options, ServiceAddress address, ITokenProvider? tokens, IAccessKeyProvider? keys, CallRateLimits? limits, ServiceClock clock,
        ClientTelemetry telemetry) =>
    [
        new OperationHandler(address, telemetry, limits is null ? null : CallTuning.None),

        // A call waits once, and not each of its attempts.
        .. limits is null ? [] : new[] { new RateLimitHandler(limits, options.Resilience) },
        new ResilienceHandler(options.Resilience, options.MaxResponseSize, clock, telemetry),
        new InstanceIdHandler(options.InstanceId),
        keys is null
            ? new TokenHandler(tokens!, options.MaxResponseSize, telemetry.Logger)
            : new SigningHandler(
                keys, new RequestSigner(options.ResolveAlgorithm().Region), SigningHandler.HostOf(options.Endpoint!), address, telemetry.TimeProvider),
        new TicketHandler(),
    ];

    /// <summary>The handlers before IAM: the same attempts and limits, and a signature where there are keys; a token is asked for without one.</summary>
    public static DelegatingHandler[] CreateForIam(IoTDAClientOptions options, ServiceAddress address, IAccessKeyProvider? keys, ServiceClock clock, ClientTelemetry telemetry) =>
    [
        // A second login gives a token beside the first.
        new OperationHandler(address, telemetry, postsChangeNothing: true),

        // IAM has time limits of its own: a login that an attempt of a call does not wait for goes on, and serves the next.
        new ResilienceHandler(
            options.Resilience.Within(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(27)),
            options.MaxResponseSize,
            clock,
            telemetry),
        .. keys is null ? [] : new[] { new SigningHandler(keys, new RequestSigner(null), SigningHandler.HostOf(options.ResolveIamAddress()!), address, telemetry.TimeProvider) },
        new TicketHandler(),
    ];

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
}
