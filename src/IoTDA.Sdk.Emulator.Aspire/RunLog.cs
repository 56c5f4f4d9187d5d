using IoTDA.Sdk.Emulator.Requests;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator.Aspire;

/// <summary>What stands in the resource's log.</summary>
internal static partial class RunLog
{
    /// <summary>A line for each request.</summary>
    public static void Answered(ILogger logger, RecordedRequest request)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            string line = RequestLine.Of(request);
            Answered(logger, line);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The emulator did not start.")]
    public static partial void NotStarted(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
    private static partial void Answered(ILogger logger, string line);
}
