using System.Text.Json;
using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>Targets for the task types that take devices or groups, but no file.</summary>
public abstract record DeviceOrGroupTargets : BatchTargets
{
    private protected DeviceOrGroupTargets()
    {
    }
}

/// <summary>Devices by their ids; <c>targets</c> on the wire. Made by <see cref="BatchTargets.Devices(IEnumerable{string})"/>.</summary>
public sealed record DeviceTargets : DeviceOrGroupTargets
{
    internal DeviceTargets(IEnumerable<string> deviceIds)
    {
        ArgumentNullException.ThrowIfNull(deviceIds);
        DeviceIds = deviceIds.AsList();
    }

    /// <summary>The device ids: 1 to 30,000, each 1 to 128 letters, digits, <c>_</c> and <c>-</c>.</summary>
    public IReadOnlyList<string> DeviceIds { get; }

    internal override TargetKinds Kind => TargetKinds.Devices;

    /// <inheritdoc />
    public bool Equals(DeviceTargets? other) => other is not null && ListEquality.Equal(DeviceIds, other.DeviceIds);

    /// <inheritdoc />
    public override int GetHashCode() => ListEquality.Hash(DeviceIds);
}

/// <summary>All devices of some groups; <c>targets_filter.group_ids</c> on the wire. Made by <see cref="BatchTargets.Groups(IEnumerable{string})"/>.</summary>
public sealed record GroupTargets : DeviceOrGroupTargets
{
    internal GroupTargets(IEnumerable<string> groupIds)
    {
        ArgumentNullException.ThrowIfNull(groupIds);
        GroupIds = groupIds.AsList();
    }

    /// <summary>The group ids: one or more; none only beside <see cref="AdditionalProperties"/>.</summary>
    public IReadOnlyList<string> GroupIds { get; }

    /// <summary>Keys of <c>targets_filter</c> beside <c>group_ids</c>, sent as they are; no source documents any.</summary>
    /// <value>Never <see langword="null"/>; empty by default.</value>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    internal override TargetKinds Kind => TargetKinds.Groups;

    /// <inheritdoc />
    public bool Equals(GroupTargets? other)
        => other is not null && ListEquality.Equal(GroupIds, other.GroupIds) && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => ListEquality.Hash(GroupIds);
}

/// <summary>The rows of an uploaded batch task file; <c>document_source</c> on the wire. Made by <see cref="BatchTargets.File"/>.</summary>
public sealed record FileTargets : BatchTargets
{
    internal FileTargets(string fileId)
    {
        ArgumentNullException.ThrowIfNull(fileId);
        FileId = fileId;
    }

    /// <summary>The file's id: an opaque text of 1 to 128 letters, digits, <c>_</c> and <c>-</c>. A file is kept for an hour at most.</summary>
    public string FileId { get; }

    internal override TargetKinds Kind => TargetKinds.File;
}
