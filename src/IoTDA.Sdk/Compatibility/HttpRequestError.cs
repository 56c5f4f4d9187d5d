using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.CodeAnalysis;

namespace System.Net.Http;

/// <summary>What a request failed of, as far as it is told apart.</summary>
[Embedded]
internal enum HttpRequestError
{
    /// <summary>Anything else, and all that may have reached the service.</summary>
    Unknown = 0,

    /// <summary>The name was not resolved.</summary>
    NameResolutionError = 1,

    /// <summary>There was no connection.</summary>
    ConnectionError = 2,

    /// <summary>TLS was not set up.</summary>
    SecureConnectionError = 3,

    /// <summary>The proxy let nothing through.</summary>
    ProxyTunnelError = 8,
}

/// <summary>Tells what a request failed of, by the inner exception.</summary>
[Embedded]
internal static class HttpRequestExceptionExtensions
{
    extension(HttpRequestException exception)
    {
        /// <summary>
        /// What the request failed of. Only the exception directly inside counts: an error of the sockets below another one came from a
        /// connection that was in use.
        /// </summary>
        public HttpRequestError HttpRequestError => Of(exception.InnerException);
    }

    private static HttpRequestError Of(Exception? inner) => inner switch
    {
        SocketException socket => Of(socket.SocketErrorCode),
        AuthenticationException => HttpRequestError.SecureConnectionError,
        WebException web => Of(web.Status),
        _ => HttpRequestError.Unknown,
    };

    private static HttpRequestError Of(SocketError error) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoRecovery or SocketError.NoData => HttpRequestError.NameResolutionError,
        SocketError.ConnectionRefused or SocketError.TimedOut or SocketError.HostUnreachable or SocketError.HostDown
            or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.AddressNotAvailable => HttpRequestError.ConnectionError,
        _ => HttpRequestError.Unknown,
    };

    // How .NET Framework says it.
    private static HttpRequestError Of(WebExceptionStatus status) => status switch
    {
        WebExceptionStatus.NameResolutionFailure => HttpRequestError.NameResolutionError,
        WebExceptionStatus.ConnectFailure => HttpRequestError.ConnectionError,
        WebExceptionStatus.SecureChannelFailure or WebExceptionStatus.TrustFailure => HttpRequestError.SecureConnectionError,
        WebExceptionStatus.ProxyNameResolutionFailure or WebExceptionStatus.RequestProhibitedByProxy => HttpRequestError.ProxyTunnelError,
        _ => HttpRequestError.Unknown,
    };
}
