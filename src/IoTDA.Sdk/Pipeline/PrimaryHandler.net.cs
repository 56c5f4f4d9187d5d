namespace IoTDA.Sdk.Pipeline;

/// <summary>
/// The sockets: no redirects, which would carry the token to another host; no cookies; connections that are renewed, so that a changed
/// DNS entry is seen.
/// </summary>
internal static class PrimaryHandler
{
    /// <summary>The handler.</summary>
    public static HttpMessageHandler Create() => new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}
