using System.Net;

namespace IoTDA.Sdk.Pipeline;

/// <summary>
/// The sockets: no redirects, which would carry the token to another host; no cookies. Connections are renewed on .NET Framework, so that
/// a changed DNS entry is seen; the time that connecting takes is bounded by the attempt's.
/// </summary>
internal sealed class PrimaryHandler : HttpClientHandler
{
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    private volatile string? _seen;

    public PrimaryHandler()
    {
        AllowAutoRedirect = false;
        UseCookies = false;
    }

    /// <summary>The handler.</summary>
    public static HttpClientHandler Create() => new PrimaryHandler();

    /// <summary>Takes a host's options over.</summary>
    public static HttpMessageHandler Create(ConnectionOptions options)
    {
        HttpClientHandler handler = Create();
        handler.UseProxy = options.UseProxy;
        handler.Proxy = options.Proxy;
        handler.ClientCertificates.AddRange(options.ClientCertificates);
        if (options.ValidateServerCertificate is { } validate)
        {
#pragma warning disable MA0039 // it is the host's own
            handler.ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) => validate(handler, certificate, chain, errors);
#pragma warning restore MA0039
        }

        return handler;
    }

    /// <summary>Whether a handler is one of the framework's, which sends a body only when there is a connection.</summary>
    public static bool IsFrameworks(HttpMessageHandler handler) => handler is PrimaryHandler || handler.GetType() == typeof(HttpClientHandler);

    /// <summary>Switches redirects and cookies off, whoever has made the handler.</summary>
    /// <exception cref="InvalidOperationException">The handler has sent requests already.</exception>
    public static void SwitchOff(HttpMessageHandler handler)
    {
        if (handler is HttpClientHandler client && (client.AllowAutoRedirect || client.UseCookies))
        {
            client.AllowAutoRedirect = false;
            client.UseCookies = false;
        }
    }

    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // One client has one host.
        if (!string.Equals(_seen, request.RequestUri.Authority, StringComparison.Ordinal))
        {
            _seen = request.RequestUri.Authority;
            ServicePointManager.FindServicePoint(request.RequestUri).ConnectionLeaseTimeout = (int)ConnectionLifetime.TotalMilliseconds;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
