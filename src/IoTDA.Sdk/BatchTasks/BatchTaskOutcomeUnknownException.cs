namespace IoTDA.Sdk;

/// <summary>
/// A create whose answer was lost could neither be confirmed nor ruled out: the task may exist. Do not create it again before you have
/// looked for its name; <see cref="Candidates"/> holds what the client found.
/// </summary>
/// <remarks>Not thrown where the service certainly did not execute the create, nor where the client found the task: that one is returned.</remarks>
public sealed class BatchTaskOutcomeUnknownException : IoTDAException
{
    /// <summary>The exception for a create.</summary>
    /// <param name="taskName">The task's name.</param>
    /// <param name="taskType">The task's type.</param>
    /// <param name="firstAttemptTime">When the create was first sent, by this machine's clock.</param>
    /// <param name="candidates">The tasks that may be its result.</param>
    /// <param name="reason">Why it stays unknown, as a sentence.</param>
    /// <param name="innerException">How the create failed.</param>
    public BatchTaskOutcomeUnknownException(
        string taskName,
        BatchTaskType taskType,
        DateTimeOffset firstAttemptTime,
        IReadOnlyList<BatchTask> candidates,
        string reason,
        Exception innerException)
        : base("CreateBatchTask", Describe(taskName, taskType, candidates, reason, innerException), isTransient: false, mayHaveExecuted: true, innerException)
    {
        TaskName = taskName;
        TaskType = taskType;
        FirstAttemptTime = firstAttemptTime;
        Candidates = candidates;
    }

    /// <summary>The task's name.</summary>
    public string TaskName { get; }

    /// <summary>The task's type.</summary>
    public BatchTaskType TaskType { get; }

    /// <summary>When the create was first sent, in UTC by this machine's clock.</summary>
    public DateTimeOffset FirstAttemptTime { get; }

    /// <summary>The tasks of this name that may be the result, newest first; empty when none was found.</summary>
    public IReadOnlyList<BatchTask> Candidates { get; }

    private static string Describe(
        string taskName, BatchTaskType taskType, IReadOnlyList<BatchTask> candidates, string reason, Exception innerException)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(innerException);
        string ids = candidates.Count == 0 ? "" : $" Candidates: {string.Join(", ", candidates.Select(task => task.TaskId))}.";
        return $"It is unknown whether the {taskType} task '{taskName}' was created. {reason}{ids} "
            + $"Look for its name before you create it again. {innerException.Message}";
    }
}
