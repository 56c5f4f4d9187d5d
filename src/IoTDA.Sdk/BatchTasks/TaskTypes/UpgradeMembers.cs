using System.Text.Json.Nodes;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>The members of a request that only upgrades have.</summary>
internal readonly record struct UpgradeMembers(TaskMode? TaskMode, bool? NeedConfirm, JsonObject? TaskExtInfo);
