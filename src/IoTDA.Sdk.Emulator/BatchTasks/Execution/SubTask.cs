using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>One target of a batch task.</summary>
internal sealed class SubTask(int index, string target)
{
    private string? _id;

    public int Index { get; } = index;

    public string Target { get; } = target;

    public SubTaskStatus Status { get; set; }

    /// <summary>How often it was sent to the device.</summary>
    public int Attempts { get; set; }

    public int RetriesLeft { get; set; }

    /// <summary>Whether it may be sent: false only until a task that needs confirmation confirms it.</summary>
    public bool Confirmed { get; set; }

    /// <summary>Counts interventions; an event of an earlier epoch no longer concerns the sub-task.</summary>
    public int Epoch { get; set; }

    public DeviceFailure? Failure { get; set; }

    /// <summary>What the device answered; null where it said nothing.</summary>
    public string? Output { get; set; }

    /// <summary>Whether it waits for its device to be online.</summary>
    public bool OnHold { get; set; }

    public bool IsActive => Status is SubTaskStatus.Waiting or SubTaskStatus.Processing or SubTaskStatus.FailWaitRetry;

    public SubTask Copy() => (SubTask)MemberwiseClone();

    /// <summary>The id of its record, kept after the first use because paging compares it again and again.</summary>
    public string IdIn(string taskId) => _id ??= RecordIds.OfSubTask(taskId, Index);
}
