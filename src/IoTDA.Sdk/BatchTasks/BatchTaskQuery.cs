namespace IoTDA.Sdk;

/// <summary>Which tasks to list. A <see cref="BatchTaskType"/> converts to it implicitly.</summary>
/// <param name="TaskType">The type; most sources call it mandatory. Wire name <c>task_type</c>.</param>
/// <remarks>Source: ListBatchTasks; <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0028.html">Query the Batch Task List</see>.</remarks>
public sealed record BatchTaskQuery(BatchTaskType TaskType)
{
    /// <summary>The resource space. Wire name <c>app_id</c>.</summary>
    /// <value>1 to 36 letters, digits, <c>_</c> and <c>-</c>. <see langword="null"/>, the default, lists those of all the user's resource spaces.</value>
    public string? AppId { get; init; }

    /// <summary>The state that the tasks are in; <see langword="null"/>, the default, lists every state. Wire name <c>status</c>.</summary>
    public BatchTaskStatus? Status { get; init; }

    /// <summary>Tasks that were created then or later. The list, which is the newest first, ends by itself at the first that is older.</summary>
    /// <value><see langword="null"/>, the default, lists to the oldest. Not on the wire: the service has no such filter.</value>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Tasks that were created before; the client reads newer ones and leaves them out.</summary>
    /// <value><see langword="null"/>, the default, lists from the newest. Not on the wire: the service has no such filter.</value>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>How many tasks are read with one request. Wire name <c>limit</c>.</summary>
    /// <value>1 to 50. The default is 50. A page over <see cref="IoTDAClientOptions.MaxResponseSize"/> is asked for again with half as many, down to 1.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>The tasks of one type.</summary>
    /// <param name="taskType">The type.</param>
    public static implicit operator BatchTaskQuery(BatchTaskType taskType) => new(taskType);

    /// <summary>The tasks of one type; the named form of the conversion.</summary>
    /// <param name="taskType">The type.</param>
    public static BatchTaskQuery FromBatchTaskType(BatchTaskType taskType) => new(taskType);
}
