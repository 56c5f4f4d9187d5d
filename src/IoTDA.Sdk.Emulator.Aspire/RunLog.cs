using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator.Aspire;

/// <summary>What stands in the resource's log.</summary>
internal static partial class RunLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Line}")]
    public static partial void Answered(ILogger logger, string line);

    [LoggerMessage(Level = LogLevel.Error, Message = "The emulator did not start.")]
    public static partial void NotStarted(ILogger logger, Exception exception);
}
