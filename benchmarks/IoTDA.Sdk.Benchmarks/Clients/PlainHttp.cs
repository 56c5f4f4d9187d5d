namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>
/// The bare <see cref="HttpClient"/> of the clients that are no SDK: headers and paths that cost no more than they must. Paths are relative
/// to the base address, which is the only form that Refit has.
/// </summary>
internal static class PlainHttp
{
    /// <summary>Makes one.</summary>
    /// <param name="address">The server.</param>
    /// <param name="token">The token of every request; <see langword="null"/> where each request gets its own, or is signed.</param>
    /// <param name="outer">A handler before the sockets.</param>
    public static HttpClient Create(Uri address, string? token, DelegatingHandler? outer = null)
    {
        HttpMessageHandler handler = new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            AllowAutoRedirect = false,
        };
        if (outer is not null)
        {
            outer.InnerHandler = handler;
            handler = outer;
        }

        var http = new HttpClient(handler) { BaseAddress = new Uri(address, $"v5/iot/{ComparedClient.ProjectId}/") };

        // Not validated: a default header that was validated is copied into each request, piece by piece.
        if (token is not null)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation("X-Auth-Token", token);
        }

        http.DefaultRequestHeaders.TryAddWithoutValidation("Instance-Id", ComparedClient.InstanceId);
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "HandWritten/1.0");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip");
        return http;
    }
}
