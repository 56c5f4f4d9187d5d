using IoTDA.Sdk.BatchTasks.Targets;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>All that the client knows about one task type.</summary>
internal sealed class TaskTypeDescriptor(BatchTaskType type)
{
    public BatchTaskType Type { get; } = type;

    /// <summary>The kinds of targets of which a request has exactly one.</summary>
    public required TargetKinds Targets { get; init; }

    /// <summary>The document that a request must have; <see langword="null"/> for a type that has none.</summary>
    public DocumentDescriptor? Document { get; init; }

    /// <summary>Whether tasks can be stopped, retried and confirmed, and requests have <c>need_confirm</c>.</summary>
    public bool IsUpgrade { get; init; }

    /// <summary>Whether requests have <c>task_mode</c> and <c>task_ext_info</c>.</summary>
    public bool HasNotice { get; init; }

    /// <summary>The least option that lets a create that left no trace be sent once more; with <see cref="CreateAgain.Never"/> no option does.</summary>
    public required CreateAgain SendAgain { get; init; }

    /// <summary>Makes the request from members that <see cref="Fits"/> has seen. Name, resource space and policy are set by the caller.</summary>
    public required Func<RequestMembers, CreateBatchTaskRequest> Request { get; init; }

    /// <summary>Whether members that were read are those of the type's request: no other, and none missing.</summary>
    public bool Fits(RequestMembers members)
        => members.Targets is { } targets
        && (targets.Kind & Targets) != TargetKinds.None
        && members.Document?.GetType() == Document?.Type
        && (IsUpgrade || members.Upgrade.NeedConfirm is null)
        && (HasNotice || members.Upgrade is { TaskMode: null, TaskExtInfo: null });
}
