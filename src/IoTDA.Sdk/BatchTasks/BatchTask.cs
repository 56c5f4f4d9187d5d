using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>A batch task as the service reports it.</summary>
/// <remarks>
/// The service returns neither the resource space (<c>app_id</c>) nor the file (<c>document_source</c>) that a task was created with.
/// See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>, response parameters.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record BatchTask : INamesTask
{
    /// <summary>The task's id, given by the service: up to 24 of <c>a-f</c> and digits. Wire name <c>task_id</c>.</summary>
    public required string TaskId { get; init; }

    /// <summary>The task's name; empty when the service leaves it out. Wire name <c>task_name</c>.</summary>
    public string TaskName { get; init; } = "";

    /// <summary>The task's type. Wire name <c>task_type</c>.</summary>
    public BatchTaskType TaskType { get; init; }

    /// <summary>The mode of an upgrade; <see langword="null"/> when none is set. Wire name <c>task_mode</c>.</summary>
    public TaskMode? TaskMode { get; init; }

    /// <summary>
    /// Whether the sub-tasks wait for <see cref="IBatchTaskClient.ConfirmAsync(string, CancellationToken)"/>; <see langword="null"/> when
    /// the service does not say, as older releases do not. Wire name <c>need_confirm</c>.
    /// </summary>
    public bool? NeedConfirm { get; init; }

    /// <summary>The extended information of an upgrade; <see langword="null"/> when there is none. Wire name <c>task_ext_info</c>.</summary>
    public JsonObject? TaskExtInfo { get; init; }

    /// <summary>The target device ids. Wire name <c>targets</c>.</summary>
    /// <value>
    /// Never <see langword="null"/>; empty when the task was not created by device ids. Only <see cref="IBatchTaskClient.GetAsync"/> and
    /// <see cref="IBatchTaskClient.CreateAsync"/> read them: there can be 30,000 in each task of a page, so lists and watches leave them out.
    /// </value>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>The filter that chose the targets; <see langword="null"/> when there is none. Wire name <c>targets_filter</c>.</summary>
    public TargetsFilter? TargetsFilter { get; init; }

    /// <summary>What the task carries out, by its type; <see langword="null"/> when there is none. Wire name <c>document</c>.</summary>
    public BatchTaskDocument? Document { get; init; }

    /// <summary>When the task runs and how it retries; <see langword="null"/> when nothing is set. Wire name <c>task_policy</c>.</summary>
    public TaskPolicy? Policy { get; init; }

    /// <summary>The task's state; <see langword="default"/> when the service leaves it out. Wire name <c>status</c>.</summary>
    public BatchTaskStatus Status { get; init; }

    /// <summary>Words on the state, such as why the task as a whole failed; <see langword="null"/> when there are none. Wire name <c>status_desc</c>.</summary>
    public string? StatusDescription { get; init; }

    /// <summary>How many sub-tasks are in which state; never <see langword="null"/>. Wire name <c>task_progress</c>.</summary>
    public TaskProgress Progress { get; init; } = new();

    /// <summary>When the task was created, in UTC; <see langword="null"/> when the service leaves it out. Wire name <c>create_time</c>.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    /// <summary>
    /// Whether the create's answer was lost and the client found this task by its name; it then took it for the create's result. Not on
    /// the wire, and no part of equality.
    /// </summary>
    public bool WasRecovered { get; init; }

    /// <summary>The task itself when it ended in success; otherwise an exception that says how it stands.</summary>
    /// <exception cref="BatchTaskFailedException">The status is another than <see cref="BatchTaskStatus.Success"/>.</exception>
    public BatchTask EnsureSucceeded() => Status == BatchTaskStatus.Success ? this : throw new BatchTaskFailedException(this);

    /// <inheritdoc />
    public bool Equals(BatchTask? other)
        => other is not null
        && TaskId == other.TaskId
        && TaskName == other.TaskName
        && TaskType == other.TaskType
        && TaskMode == other.TaskMode
        && NeedConfirm == other.NeedConfirm
        && JsonMembers.Equal(TaskExtInfo, other.TaskExtInfo)
        && ListEquality.Equal(Targets, other.Targets)
        && TargetsFilter == other.TargetsFilter
        && Document == other.Document
        && Policy == other.Policy
        && Status == other.Status
        && StatusDescription == other.StatusDescription
        && Progress == other.Progress
        && CreateTime == other.CreateTime
        && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(TaskId, TaskName, Status, Progress);

    /// <summary>Name, id, type, state and counters, in one line.</summary>
    public override string ToString()
        => $"{TaskName} {TaskId} {TaskType} {Status} total={Progress.Total} success={Progress.Success} fail={Progress.Fail}";
}
