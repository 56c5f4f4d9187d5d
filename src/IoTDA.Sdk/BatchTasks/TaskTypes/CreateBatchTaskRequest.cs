using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>
/// What <see cref="IBatchTaskClient.CreateAsync"/> takes: one type for each task type, with exactly the members that this task type
/// accepts. A closed hierarchy; <see cref="CustomBatchTaskRequest"/> is for types that this SDK does not know yet.
/// </summary>
/// <remarks>See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>, table 3.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public abstract record CreateBatchTaskRequest : ISizeHint
{
    private const int SizeWithoutTargets = 1024;

    // Two quotes and a comma.
    private const int JsonSizeOfQuotes = 3;

    private protected CreateBatchTaskRequest()
    {
    }

    int ISizeHint.ApproximateSize => WireTargets is DeviceTargets { DeviceIds: [var first, ..] ids }
        ? SizeWithoutTargets + (ids.Count * (Math.Min(first?.Length ?? 0, IdLengths.Device) + JsonSizeOfQuotes))
        : SizeWithoutTargets;

    /// <summary>The task's type. Wire name <c>task_type</c>.</summary>
    public abstract BatchTaskType TaskType { get; }

    /// <summary>The task's name: 1 to 128 letters, digits, <c>_</c> and Chinese characters. Wire name <c>task_name</c>.</summary>
    public required BatchTaskName TaskName { get; init; }

    /// <summary>The resource space that the task belongs to. Wire name <c>app_id</c>.</summary>
    /// <value>1 to 36 letters, digits, <c>_</c> and <c>-</c>. <see langword="null"/>, the default, means the default resource space.</value>
    public string? AppId { get; init; }

    /// <summary>When the task runs and how it retries. Wire name <c>task_policy</c>.</summary>
    /// <value><see langword="null"/>, the default, means at once and without retries.</value>
    public TaskPolicy? Policy { get; init; }

    /// <summary>
    /// Members beyond those of this type, sent as they are: for what a newer release of the service takes and this SDK does not know yet.
    /// </summary>
    /// <value>Names that the request does not write itself. Never <see langword="null"/>; empty by default.</value>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    /// <summary>What the wire's <c>targets</c>, <c>targets_filter</c> or <c>document_source</c> is written from.</summary>
    private protected abstract BatchTargets? WireTargets { get; }

    /// <summary>What the wire's <c>document</c> is written from.</summary>
    private protected virtual BatchTaskDocument? WireDocument => null;

    /// <summary>What the wire's <c>task_mode</c>, <c>need_confirm</c> and <c>task_ext_info</c> are written from.</summary>
    internal virtual UpgradeMembers GetUpgradeMembers() => default;

    internal BatchTargets? GetTargets() => WireTargets;

    internal BatchTaskDocument? GetDocument() => WireDocument;

    /// <inheritdoc />
    public virtual bool Equals(CreateBatchTaskRequest? other)
        => other is not null
        && EqualityContract == other.EqualityContract
        && TaskName == other.TaskName
        && AppId == other.AppId
        && Policy == other.Policy
        && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(EqualityContract, TaskName, AppId);

    /// <summary>Type and name. What the task sends to devices is left out.</summary>
    public sealed override string ToString() => $"{TaskType} {TaskName}";
}
