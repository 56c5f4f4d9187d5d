namespace IoTDA.Sdk;

/// <summary>The task states that this SDK knows, for a <see langword="switch"/> over <see cref="BatchTaskStatus.Kind"/>.</summary>
public enum BatchTaskStatusKind
{
    /// <summary>A text that this SDK does not know, or an absent value.</summary>
    Unknown,

    /// <summary>The task is being split into sub-tasks.</summary>
    Initializing,

    /// <summary>The task waits for its time or for a free place.</summary>
    Waiting,

    /// <summary>Sub-tasks are being executed.</summary>
    Processing,

    /// <summary>Every sub-task succeeded. Final.</summary>
    Success,

    /// <summary>The task failed; <see cref="BatchTask.StatusDescription"/> may say why. Final.</summary>
    Fail,

    /// <summary>Some sub-tasks succeeded and some did not. Final.</summary>
    PartialSuccess,

    /// <summary>The task was stopped. Final.</summary>
    Stopped,

    /// <summary>The task is being stopped.</summary>
    Stopping,
}
