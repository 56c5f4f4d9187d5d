using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>What a stop, retry or confirm call did for one target. A call that the service accepts may still fail for some targets.</summary>
/// <remarks>Source: <c>BatchTargetResult</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record BatchTargetResult
{
    /// <summary>The device id. Wire name <c>target</c>.</summary>
    public string Target { get; init => field = value ?? ""; } = "";

    /// <summary>Whether the call took effect for the target. Wire name <c>status</c>.</summary>
    public BatchTargetStatus Status { get; init; }

    /// <summary>Why it did not; <see langword="default"/> when it did. Wire name <c>error_code</c>.</summary>
    public ErrorCode ErrorCode { get; init; }

    /// <summary>The service's words on why it did not; <see langword="null"/> when it did. Wire name <c>error_msg</c>.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    /// <summary>Whether the call took effect for the target.</summary>
    public bool Succeeded => Status == BatchTargetStatus.Success;

    /// <inheritdoc />
    public bool Equals(BatchTargetResult? other)
        => other is not null
        && Target == other.Target
        && Status == other.Status
        && ErrorCode == other.ErrorCode
        && ErrorMessage == other.ErrorMessage
        && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Target, Status);
}
