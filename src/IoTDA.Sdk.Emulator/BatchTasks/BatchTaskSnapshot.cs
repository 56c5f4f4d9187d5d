namespace IoTDA.Sdk.Emulator;

/// <summary>A batch task at one moment.</summary>
/// <param name="Id">The task's id.</param>
/// <param name="AppId">Its resource space, the default one included.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type, as on the wire.</param>
/// <param name="Status">Its status, as on the wire.</param>
/// <param name="StatusDescription">Why it failed as a whole; else <see langword="null"/>.</param>
/// <param name="CreateTime">When it was created.</param>
/// <param name="Executions">How often a run of it was started: 0 before it begins, 1 then, and one more for each retry that had something to run.</param>
/// <param name="Progress">How many sub-tasks there are by status.</param>
/// <param name="SubTasks">Its sub-tasks in the order of the targets.</param>
public sealed record BatchTaskSnapshot(
    string Id,
    string AppId,
    string Name,
    string Type,
    string Status,
    string? StatusDescription,
    DateTimeOffset CreateTime,
    int Executions,
    BatchTaskProgressSnapshot Progress,
    IReadOnlyList<SubTaskSnapshot> SubTasks)
{
    /// <summary>Device ids, or for createDevices the rows, in the order of the request.</summary>
    public IEnumerable<string> Targets => SubTasks.Select(subTask => subTask.Target);
}

/// <summary>How many sub-tasks a batch task has by status.</summary>
/// <param name="Total">All.</param>
/// <param name="Processing">Running.</param>
/// <param name="Success">Succeeded.</param>
/// <param name="Fail">Failed for good.</param>
/// <param name="Waiting">Not yet sent.</param>
/// <param name="FailWaitRetry">Failed, waiting for an automatic retry.</param>
/// <param name="Stopped">Stopped.</param>
/// <param name="Removed">Removed.</param>
public sealed record BatchTaskProgressSnapshot(
    int Total, int Processing, int Success, int Fail, int Waiting, int FailWaitRetry, int Stopped, int Removed);

/// <summary>A sub-task at one moment.</summary>
/// <param name="Target">The device id, or for createDevices the row.</param>
/// <param name="Status">Its status, as on the wire.</param>
/// <param name="Attempts">How often it was sent to the device.</param>
/// <param name="ErrorCode">The latest failure's code; <see langword="null"/> unless it failed.</param>
public sealed record SubTaskSnapshot(string Target, string Status, int Attempts, string? ErrorCode)
{
    /// <summary>The latest failure's text; <see langword="null"/> unless it failed.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>What the device answered; <see langword="null"/> where it said nothing, and for createDevices, whose output has secrets.</summary>
    public string? Output { get; init; }
}
