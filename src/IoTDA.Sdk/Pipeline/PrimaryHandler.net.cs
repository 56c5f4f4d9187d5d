namespace IoTDA.Sdk.Pipeline;

/// <summary>
/// The sockets: no redirects, which would carry the token to another host; no cookies; connections that are renewed, so that a changed
/// DNS entry is seen.
/// </summary>
internal static class PrimaryHandler
{
    /// <summary>The handler.</summary>
    public static SocketsHttpHandler Create() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Takes a host's options over.</summary>
    public static HttpMessageHandler Create(ConnectionOptions options)
    {
        SocketsHttpHandler handler = Create();
        handler.UseProxy = options.UseProxy;
        handler.Proxy = options.Proxy;
        handler.SslOptions.ClientCertificates = options.ClientCertificates;
        handler.SslOptions.RemoteCertificateValidationCallback = options.ValidateServerCertificate;
        return handler;
    }

    /// <summary>Whether a handler is one of the framework's, which sends a body only when there is a connection.</summary>
    public static bool IsFrameworks(HttpMessageHandler handler)
        => handler is SocketsHttpHandler || handler.GetType() == typeof(HttpClientHandler);

    /// <summary>Switches redirects and cookies off, whoever has made the handler.</summary>
    /// <exception cref="InvalidOperationException">The handler has sent requests already.</exception>
    public static void SwitchOff(HttpMessageHandler handler)
    {
        switch (handler)
        {
            case SocketsHttpHandler sockets when sockets.AllowAutoRedirect || sockets.UseCookies:
                sockets.AllowAutoRedirect = false;
                sockets.UseCookies = false;
                break;
            case HttpClientHandler client when client.AllowAutoRedirect || client.UseCookies:
                client.AllowAutoRedirect = false;
                client.UseCookies = false;
                break;
        }
    }
}
