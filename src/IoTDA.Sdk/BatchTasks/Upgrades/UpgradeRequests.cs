using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>What the three upgrade requests share.</summary>
public abstract record UpgradeRequest : CreateBatchTaskRequest
{
    private protected UpgradeRequest()
    {
    }

    /// <summary>The package or packages to install. Wire name <c>document</c>.</summary>
    public required UpgradeDocument Document { get; init; }

    /// <summary>The devices or groups to upgrade. Wire name <c>targets</c> or <c>targets_filter</c>.</summary>
    public required DeviceOrGroupTargets Targets { get; init; }

    /// <summary>
    /// Whether every sub-task waits until it is confirmed, and nothing goes to devices before. Wire name <c>need_confirm</c>.
    /// </summary>
    /// <value>
    /// <see langword="null"/>, the default, is not sent and means no. Not on the older API page: known to the official SDKs since 3.1.188.
    /// </value>
    public bool? NeedConfirm { get; init; }

    private protected sealed override BatchTargets? WireTargets => Targets;

    private protected override BatchTaskDocument? WireDocument => Document;

    internal override UpgradeMembers GetUpgradeMembers() => new(null, NeedConfirm, null);
}

/// <summary>What software and firmware upgrades share, and module upgrades do not have.</summary>
public abstract record DeviceUpgradeRequest : UpgradeRequest
{
    private protected DeviceUpgradeRequest()
    {
    }

    /// <summary>The mode; <see langword="null"/>, the default, means none. Wire name <c>task_mode</c>.</summary>
    public TaskMode? TaskMode { get; init; }

    /// <summary>
    /// Extended information that the notices to the device carry; at most 512 characters as JSON. <see langword="null"/>, the default,
    /// sends none. Wire name <c>task_ext_info</c>.
    /// </summary>
    public JsonObject? TaskExtInfo { get; init; }

    internal sealed override UpgradeMembers GetUpgradeMembers() => new(TaskMode, NeedConfirm, TaskExtInfo);

    /// <inheritdoc />
    public virtual bool Equals(DeviceUpgradeRequest? other)
        => base.Equals(other) && TaskMode == other.TaskMode && JsonMembers.Equal(TaskExtInfo, other.TaskExtInfo);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), TaskMode);
}

/// <summary>Creates a <c>softwareUpgrade</c> task.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record SoftwareUpgradeRequest : DeviceUpgradeRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.SoftwareUpgrade;
}

/// <summary>Creates a <c>firmwareUpgrade</c> task.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record FirmwareUpgradeRequest : DeviceUpgradeRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.FirmwareUpgrade;
}

/// <summary>Creates a <c>moduleUpgrade</c> task. Newer releases of the service only; mode and extended information are not documented for it.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record ModuleUpgradeRequest : UpgradeRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.ModuleUpgrade;

    private protected override BatchTaskDocument? WireDocument => Document?.AsList();
}
