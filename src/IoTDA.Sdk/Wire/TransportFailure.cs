using System.Security.Authentication;

namespace IoTDA.Sdk.Wire;

/// <summary>Tells what an exception of the transport proves about the request.</summary>
internal static class TransportFailure
{
    /// <summary>What happened, as the end of a sentence.</summary>
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
    public static bool IsNotExecuted(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: var error } => error is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,

        // The sockets handler's own connect timeout; a request is written only after it.
        OperationCanceledException { InnerException: TimeoutException } => true,
        AuthenticationException => true,
        _ => false,
    };

    /// <summary>Whether another attempt can help.</summary>
    public static bool IsTransient(Exception exception)
        => exception is HttpRequestException or IOException or TimeoutException or OperationCanceledException { InnerException: TimeoutException };

    /// <summary>The exception for the caller.</summary>
    public static IoTDATransportException ToException(string operation, Exception exception, bool earlierAttempt)
        => new(operation, Describe(exception), earlierAttempt || !IsNotExecuted(exception), IsTransient(exception), exception);
}
