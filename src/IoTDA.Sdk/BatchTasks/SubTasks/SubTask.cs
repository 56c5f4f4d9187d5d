using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>One target's part of a batch task; an item of <c>task_details</c> on the wire.</summary>
/// <remarks>Source: <c>TaskDetail</c> of the official SDKs; ShowBatchTask.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record SubTask
{
    /// <summary>
    /// What the sub-task works on: a device id; for <c>createDevices</c> the row's product and node id instead. Wire name <c>target</c>.
    /// </summary>
    public string Target { get; init => field = value ?? ""; } = "";

    /// <summary>The sub-task's state. Wire name <c>status</c>.</summary>
    public SubTaskStatus Status { get; init; }

    /// <summary>
    /// The sub-task's output, on success only; <see langword="null"/> otherwise. For <c>createDevices</c> it holds the new
    /// device's <b>secret</b>: keep it out of logs. Its format is not documented, so it is the raw text. Wire name <c>output</c>.
    /// </summary>
    public string? Output { get; init; }

    /// <summary>Why the sub-task failed; <see langword="null"/> when it did not. Wire name <c>error</c>.</summary>
    public SubTaskError? Error { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    /// <inheritdoc />
    public bool Equals(SubTask? other)
        => other is not null
        && Target == other.Target
        && Status == other.Status
        && Output == other.Output
        && Error == other.Error
        && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Target, Status);

    /// <summary>Target, state and error; the output is left out, since it may hold a secret.</summary>
    public override string ToString() => Error is null ? $"{Target} {Status}" : $"{Target} {Status} ({Error})";
}
