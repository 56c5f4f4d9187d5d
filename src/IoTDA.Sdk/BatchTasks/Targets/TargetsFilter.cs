using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The filter that chose a task's targets, as the service reports it; <c>targets_filter</c> on the wire.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record TargetsFilter
{
    /// <summary>The groups whose devices are the targets; never <see langword="null"/>. Wire name <c>group_ids</c>, the one documented key.</summary>
    public IReadOnlyList<string> GroupIds { get; init => field = value ?? []; } = [];

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    /// <inheritdoc />
    public bool Equals(TargetsFilter? other) => other is not null && ListEquality.Equal(GroupIds, other.GroupIds) && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => ListEquality.Hash(GroupIds);
}
