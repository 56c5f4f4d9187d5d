using System.Diagnostics;
using System.Globalization;
using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.Wire;

/// <summary>What a failure is called in spans and metrics: few words, whatever the service sends.</summary>
internal static class CallError
{
    private const int MaxCode = 16;

    /// <summary>The error code where there is one, otherwise the status, what failed on the way, or the type of the exception.</summary>
    public static string TypeOf(Exception exception) => exception switch
    {
        IoTDAServiceException { ErrorCode: var code } when IsCode(code.Value) => code.Value,
        IoTDAServiceException { StatusCode: var status } => ((int)status).ToString(CultureInfo.InvariantCulture),
        IoTDATransportException { InnerException: { } inner } when OfTransport(inner) is { } type => type,

        // A full disk is no lost connection.
        DestinationException => DestinationException.Unwrap(exception).GetType().FullName!,
        OperationCanceledException => typeof(OperationCanceledException).FullName!,
        _ => OfTransport(exception) ?? exception.GetType().FullName!,
    };

    /// <summary>Marks a span as failed.</summary>
    public static void Tell(Activity? span, Exception exception)
        => span?.SetStatus(ActivityStatusCode.Error).SetTag(ClientTelemetry.ErrorTypeTag, TypeOf(exception));

    private static string? OfTransport(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: var error } => error switch
        {
            HttpRequestError.NameResolutionError => "name_resolution_error",
            HttpRequestError.ConnectionError => "connection_error",
            HttpRequestError.SecureConnectionError => "secure_connection_error",
            HttpRequestError.ProxyTunnelError => "proxy_tunnel_error",
            _ => "connection_lost",
        },
        IOException => "connection_lost",
        TimeoutException or Polly.Timeout.TimeoutRejectedException or OperationCanceledException { InnerException: TimeoutException } => "timeout",
        _ => null,
    };

    /// <summary>Whether a text is such as the service's codes are, <c>IOTDA.000006</c>: what something on the way has made up is no name of a series.</summary>
    private static bool IsCode(string code)
    {
        int dot = code.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && code.Length <= MaxCode && dot < code.Length - 1
            && !code.AsSpan(0, dot).ContainsAnyExceptInRange('A', 'Z') && !code.AsSpan(dot + 1).ContainsAnyExceptInRange('0', '9');
    }
}
