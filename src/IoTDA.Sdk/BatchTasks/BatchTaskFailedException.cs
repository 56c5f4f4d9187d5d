namespace IoTDA.Sdk;

/// <summary>A task did not end in success, and the caller asked for an exception: see <see cref="BatchTask.EnsureSucceeded"/>.</summary>
public sealed class BatchTaskFailedException : IoTDAException
{
    /// <summary>The exception for a task.</summary>
    /// <param name="batchTask">The task.</param>
    public BatchTaskFailedException(BatchTask batchTask)
        : base("ShowBatchTask", Describe(batchTask), isTransient: false, mayHaveExecuted: true, null) => BatchTask = batchTask;

    /// <summary>The task.</summary>
    public BatchTask BatchTask { get; }

    private static string Describe(BatchTask batchTask)
    {
        ArgumentNullException.ThrowIfNull(batchTask);
        string why = batchTask.StatusDescription is { } description ? $" The service says: {description}" : "";
        return $"The batch task did not succeed: {batchTask}.{why}";
    }
}
