using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Pipeline;

/// <summary>Makes the innermost handler safe, whoever has made it: no redirects, no cookies, and the guard right before it.</summary>
internal static class GuardedPrimary
{
    /// <summary>The handler with its guard.</summary>
    /// <param name="primary">The handler, which the host may have made, and may have wrapped in handlers of its own.</param>
    /// <param name="hostHandlers">The host's handlers before it.</param>
    /// <param name="clientName">The name of the client; empty for one without, or for several.</param>
    /// <param name="logger">Where the guard logs.</param>
    /// <exception cref="InvalidOperationException">The handler cannot be made safe.</exception>
    public static HttpMessageHandler Create(HttpMessageHandler primary, IEnumerable<HttpMessageHandler> hostHandlers, string clientName, ILogger logger)
    {
        var between = new List<DelegatingHandler>();
        HttpMessageHandler inner = primary;
        while (inner is DelegatingHandler { InnerHandler: var next } link and not OnceGuard)
        {
            between.Add(link);
            inner = next ?? throw new UnsafeHandlerException(
                $"The primary handler {link.GetType()} has no InnerHandler: give it one that sends, such as a SocketsHttpHandler.");
        }

        if (inner is OnceGuard)
        {
            // The host's function gives the same handler each time.
            return primary;
        }

        SwitchOff(inner);
        var guard = new OnceGuard(inner, [.. hostHandlers.Concat(between).Where(IsHosts).Select(handler => handler.GetType().FullName!)], clientName, logger);
        if (between.Count == 0)
        {
            return guard;
        }

        try
        {
            between[^1].InnerHandler = guard;
        }
        catch (InvalidOperationException exception)
        {
            throw new UnsafeHandlerException(
                $"The primary handler {primary.GetType()} has sent requests already, so that IoTDA.Sdk cannot set its guard before {inner.GetType()}: "
                    + "make a new one for this client.",
                exception);
        }

        return primary;
    }

    private static bool IsHosts(HttpMessageHandler handler)
        => handler.GetType().Assembly != typeof(GuardedPrimary).Assembly && handler.GetType().Namespace != "Microsoft.Extensions.Http.Logging";

    /// <summary>Redirects would carry token, body and login to another host; cookies would mix callers.</summary>
    /// <exception cref="UnsafeHandlerException">They cannot be switched off.</exception>
    public static void SwitchOff(HttpMessageHandler handler)
    {
        try
        {
            if (handler.GetType().FullName == "System.Net.Http.WinHttpHandler")
            {
                throw new NotSupportedException();
            }

            PrimaryHandler.SwitchOff(handler);
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException)
        {
            throw new UnsafeHandlerException(
                $"The primary handler {handler.GetType()} follows redirects or keeps cookies, and cannot be switched: it would carry credentials to another host. "
                    + "Make a new SocketsHttpHandler or HttpClientHandler for this client, or use ConfigureConnection.",
                exception);
        }
    }
}
