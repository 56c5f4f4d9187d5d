using Polly;

namespace IoTDA.Sdk.Wire;

/// <summary>Tells what an exception between the client and the service means.</summary>
internal static class TransportFailure
{
    /// <summary>What happened, as the end of a sentence.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="outcome">What became of the send: only before a connection is there can connecting have failed.</param>
    /// <param name="server">The server's host and port.</param>
    public static string Describe(Exception exception, SendOutcome outcome, string server) => exception switch
    {
        ResponseTooLargeException or BrokenGzipException or SentAgainException or ForeignAnswerException => exception.Message,
        HttpRequestException { HttpRequestError: var error } when outcome == SendOutcome.NotExecuted => error switch
        {
            HttpRequestError.NameResolutionError => $"could not resolve the host name of {server}",
            HttpRequestError.SecureConnectionError => $"could not set up TLS with {server}",
            HttpRequestError.ProxyTunnelError => $"could not reach {server} through the proxy",
            _ => $"could not connect to {server}",
        },
        HttpRequestException or IOException => "lost its connection before the answer was complete",
        TimeoutException => $"got no answer in time ({exception.Message})",
        OperationCanceledException { InnerException: TimeoutException } => outcome == SendOutcome.NotExecuted
            ? $"could not connect to {server} in time"
            : "got no answer within the time limit of an HTTP handler of the application",
        OperationCanceledException => "was cancelled, though not by the caller",
        _ => $"failed in an HTTP handler of the application with {exception.GetType().Name}",
    };

    /// <summary>Whether the sockets failed before they had a connection.</summary>
    public static bool IsConnecting(HttpRequestException exception) => exception.HttpRequestError is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;

    /// <summary>
    /// Whether the service may have executed an attempt that ended with an exception. What the sockets know counts, not what a handler of the host's made
    /// of it. Where nothing was sent through this client, a failure of the transport's kind may come from a client of the handler's own.
    /// </summary>
    public static bool MayHaveExecuted(SendTicket? ticket, Exception exception) => ticket?.Outcome switch
    {
        SendOutcome.Open => true,
        SendOutcome.NotSent => IsOfTransport(exception),
        _ => false,
    };

    /// <summary>Whether another attempt can help.</summary>
    public static bool IsTransient(Exception exception)
        => exception is HttpRequestException or IOException or TimeoutException or SentAgainException or ExecutionRejectedException
            or OperationCanceledException { InnerException: TimeoutException };

    /// <summary>Whether an exception is of a kind that sending throws.</summary>
    public static bool IsOfTransport(Exception exception)
        => exception is HttpRequestException or IOException or TimeoutException or OperationCanceledException or Polly.Timeout.TimeoutRejectedException;

    /// <summary>The exception for the caller.</summary>
    /// <param name="call">The call.</param>
    /// <param name="exception">What has failed.</param>
    /// <param name="part">How many bytes of a file are at the caller's: the same call would add the file to them.</param>
    public static IoTDATransportException ToException(ApiCall call, Exception exception, long part)
        => new(
            call.Operation.Name,
            Describe(exception, call.Ticket?.Outcome ?? SendOutcome.NotSent, call.Telemetry.Server) + Download.Tell(part),
            call.MayHaveExecuted,
            IsTransient(exception) && part == 0,
            exception,
            call.Operation.IsRead);
}
