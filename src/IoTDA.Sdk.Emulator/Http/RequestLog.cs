using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>A line for each request that is not answered with success.</summary>
internal static partial class RequestLog
{
    [LoggerMessage(1, LogLevel.Information, "{Method} {Target} was refused with {StatusCode} {ErrorCode}: {Reason} Request id {RequestId}.")]
    public static partial void Refused(ILogger logger, string method, string target, int statusCode, string errorCode, string reason, string requestId);

    [LoggerMessage(2, LogLevel.Error, "{Method} {Target} failed in the emulator. Request id {RequestId}.")]
    public static partial void Failed(ILogger logger, Exception exception, string method, string target, string requestId);
}
