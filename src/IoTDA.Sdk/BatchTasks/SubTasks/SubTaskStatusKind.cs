namespace IoTDA.Sdk;

/// <summary>The sub-task states that this SDK knows, for a <see langword="switch"/> over <see cref="SubTaskStatus.Kind"/>.</summary>
public enum SubTaskStatusKind
{
    /// <summary>A text that this SDK does not know, or an absent value.</summary>
    Unknown,

    /// <summary>The sub-task waits: for its turn, for the device, or for confirmation.</summary>
    Waiting,

    /// <summary>The sub-task is being executed.</summary>
    Processing,

    /// <summary>The sub-task succeeded. Final.</summary>
    Success,

    /// <summary>The sub-task failed; <see cref="SubTask.Error"/> says why. Final unless it is retried.</summary>
    Fail,

    /// <summary>The sub-task failed and waits for its automatic retry.</summary>
    FailWaitRetry,

    /// <summary>The sub-task was stopped. Final unless it is retried.</summary>
    Stopped,

    /// <summary>The sub-task was removed. Final.</summary>
    Removed,
}
