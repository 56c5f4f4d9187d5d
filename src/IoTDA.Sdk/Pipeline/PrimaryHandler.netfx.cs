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
    public static HttpMessageHandler Create() => new PrimaryHandler();

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
