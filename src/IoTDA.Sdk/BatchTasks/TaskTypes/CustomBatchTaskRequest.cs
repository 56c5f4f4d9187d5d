using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>
/// Creates a task of a type, or with a combination of members, that this SDK has no request type for. Only the limits that hold for
/// every type are checked; the rest is between the caller and the service.
/// </summary>
/// <param name="TaskType">The task's type. Wire name <c>task_type</c>.</param>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record CustomBatchTaskRequest(BatchTaskType TaskType) : CreateBatchTaskRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType { get; } = TaskType;

    /// <summary>What the task carries out, usually an <see cref="RawDocument"/>; <see langword="null"/> sends none. Wire name <c>document</c>.</summary>
    public BatchTaskDocument? Document { get; init; }

    /// <summary>The targets, of any kind; <see langword="null"/> sends none. Wire name <c>targets</c>, <c>targets_filter</c> or <c>document_source</c>.</summary>
    public BatchTargets? Targets { get; init; }

    /// <summary>The mode; <see langword="null"/> sends none. Wire name <c>task_mode</c>.</summary>
    public TaskMode? TaskMode { get; init; }

    /// <summary>Whether sub-tasks wait for confirmation; <see langword="null"/> sends nothing. Wire name <c>need_confirm</c>.</summary>
    public bool? NeedConfirm { get; init; }

    /// <summary>Extended information, at most 512 characters as JSON; <see langword="null"/> sends none. Wire name <c>task_ext_info</c>.</summary>
    public JsonObject? TaskExtInfo { get; init; }

    private protected override BatchTargets? WireTargets => Targets;

    private protected override BatchTaskDocument? WireDocument => Document;

    internal override UpgradeMembers GetUpgradeMembers() => new(TaskMode, NeedConfirm, TaskExtInfo);

    /// <inheritdoc />
    public bool Equals(CustomBatchTaskRequest? other)
        => base.Equals(other)
        && TaskType == other.TaskType
        && Document == other.Document
        && Targets == other.Targets
        && TaskMode == other.TaskMode
        && NeedConfirm == other.NeedConfirm
        && JsonMembers.Equal(TaskExtInfo, other.TaskExtInfo);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), TaskType, TaskMode);
}
