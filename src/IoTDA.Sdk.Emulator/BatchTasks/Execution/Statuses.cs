namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>Statuses of a batch task.</summary>
internal enum BatchTaskStatus
{
    Initializing,
    Waiting,
    Processing,
    Success,
    Fail,
    PartialSuccess,
    Stopped,
    Stopping,
}

/// <summary>Statuses of a sub-task.</summary>
internal enum SubTaskStatus
{
    Waiting,
    Processing,
    Success,
    Fail,
    FailWaitRetry,
    Stopped,
    Removed,
}

/// <summary>The statuses' texts on the wire, with the service's own spelling.</summary>
internal static class StatusText
{
    private static readonly string[] BatchTaskTexts =
        ["Initializing", "Waitting", "Processing", "Success", "Fail", "PartialSuccess", "Stopped", "Stopping"];

    private static readonly string[] SubTaskTexts =
        ["Waitting", "Processing", "Success", "Fail", "FailWaitRetry", "Stopped", "Removed"];

    public static string ToWire(this BatchTaskStatus status) => BatchTaskTexts[(int)status];

    public static string ToWire(this SubTaskStatus status) => SubTaskTexts[(int)status];

    public static bool IsFinal(this BatchTaskStatus status)
        => status is BatchTaskStatus.Success or BatchTaskStatus.Fail or BatchTaskStatus.PartialSuccess or BatchTaskStatus.Stopped;

    public static BatchTaskStatus? ParseBatchTask(string text)
        => Array.IndexOf(BatchTaskTexts, text) is >= 0 and var index ? (BatchTaskStatus)index : null;

    public static SubTaskStatus? ParseSubTask(string text)
        => Array.IndexOf(SubTaskTexts, text) is >= 0 and var index ? (SubTaskStatus)index : null;
}
