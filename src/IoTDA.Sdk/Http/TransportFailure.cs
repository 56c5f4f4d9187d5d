using System.Security.Authentication;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Http;

/// <summary>Tells what an exception of the transport proves about the request.</summary>
internal static class TransportFailure
{
    /// <summary>What happened, as the end of a sentence.</summary>
    /// <param name="exception">The exception: the transport's, or that of a handler that the host has added.</param>
    public static string Describe(Exception exception) => exception switch
    {
        ResponseTooLargeException tooLarge => tooLarge.Message,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "could not resolve the endpoint's name",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "could not connect to the endpoint",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "could not set up TLS with the endpoint",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "could not pass the proxy",
        HttpRequestException or IOException => "lost its connection before the answer was complete",
        TimeoutException => $"got no answer in time ({exception.Message})",
        OperationCanceledException { InnerException: TimeoutException } => "could not connect to the endpoint in time",
        OperationCanceledException => "was cancelled by the transport",
        _ => $"failed in a handler with {exception.GetType().Name}",
    };

    /// <summary>Whether it is certain that the service never got the request.</summary>
    /// <param name="exception">The exception.</param>
    public static bool IsNotExecuted(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: var error } => error is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,

        // The sockets handler's own connect timeout; a request is written only after it.
        OperationCanceledException { InnerException: TimeoutException } => true,
        AuthenticationException => true,
        _ => false,
    };

    /// <summary>Whether another try can help.</summary>
    /// <param name="exception">The exception.</param>
    public static bool IsTransient(Exception exception)
        => exception is HttpRequestException or IOException or TimeoutException or OperationCanceledException { InnerException: TimeoutException };

    /// <summary>The exception for the caller.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="exception">The transport's exception.</param>
    /// <param name="earlierTry">Whether an earlier try may have been executed.</param>
    public static IoTDATransportException ToException(string operation, Exception exception, bool earlierTry)
        => new(operation, Describe(exception), earlierTry || !IsNotExecuted(exception), IsTransient(exception), exception);
}
