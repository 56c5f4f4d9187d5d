namespace IoTDA.Sdk;

/// <summary>Which sub-tasks to list. A <see cref="SubTaskStatus"/> converts to it implicitly.</summary>
/// <remarks>Source: ShowBatchTask in the official SDKs.</remarks>
public sealed record SubTaskQuery
{
    /// <summary>The state that the sub-tasks are in; <see langword="null"/>, the default, lists every state. Wire name <c>task_detail_status</c>.</summary>
    public SubTaskStatus? Status { get; init; }

    /// <summary>The one target to look for: a device id. Wire name <c>target</c>.</summary>
    /// <value>1 to 128 letters, digits, <c>_</c> and <c>-</c>. <see langword="null"/>, the default, lists every target.</value>
    public string? Target { get; init; }

    /// <summary>How many sub-tasks are read with one request. Wire name <c>limit</c>.</summary>
    /// <value>1 to 50. The default is 50. A page over <see cref="IoTDAClientOptions.MaxResponseSize"/> is asked for again with half as many, down to 1.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>The sub-tasks in one state.</summary>
    /// <param name="status">The state.</param>
    public static implicit operator SubTaskQuery(SubTaskStatus status) => new() { Status = status };

    /// <summary>The sub-tasks in one state; the named form of the conversion.</summary>
    /// <param name="status">The state.</param>
    public static SubTaskQuery FromSubTaskStatus(SubTaskStatus status) => new() { Status = status };
}
