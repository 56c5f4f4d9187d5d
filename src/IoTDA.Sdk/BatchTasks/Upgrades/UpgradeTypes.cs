using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.TaskTypes;

namespace IoTDA.Sdk.BatchTasks.Upgrades;

/// <summary>The task types that install packages.</summary>
internal static class UpgradeTypes
{
    private static readonly DocumentDescriptor Document = DocumentDescriptor.Of(UpgradeDocumentConverter.Instance);

    public static IReadOnlyList<TaskTypeDescriptor> All { get; } =
    [
        new(BatchTaskType.SoftwareUpgrade)
        {
            Targets = TargetKinds.DevicesOrGroups,
            Document = Document,
            IsUpgrade = true,
            HasNotice = true,
            SendAgain = CreateAgain.UpgradesToo,
            Request = static read => new SoftwareUpgradeRequest
            {
                TaskName = read.TaskName,
                Targets = (DeviceOrGroupTargets)read.Targets!,
                Document = (UpgradeDocument)read.Document!,
                NeedConfirm = read.Upgrade.NeedConfirm,
                TaskMode = read.Upgrade.TaskMode,
                TaskExtInfo = read.Upgrade.TaskExtInfo,
            },
        },
        new(BatchTaskType.FirmwareUpgrade)
        {
            Targets = TargetKinds.DevicesOrGroups,
            Document = Document,
            IsUpgrade = true,
            HasNotice = true,
            SendAgain = CreateAgain.UpgradesToo,
            Request = static read => new FirmwareUpgradeRequest
            {
                TaskName = read.TaskName,
                Targets = (DeviceOrGroupTargets)read.Targets!,
                Document = (UpgradeDocument)read.Document!,
                NeedConfirm = read.Upgrade.NeedConfirm,
                TaskMode = read.Upgrade.TaskMode,
                TaskExtInfo = read.Upgrade.TaskExtInfo,
            },
        },
        new(BatchTaskType.ModuleUpgrade)
        {
            Targets = TargetKinds.DevicesOrGroups,
            Document = Document,
            IsUpgrade = true,
            SendAgain = CreateAgain.UpgradesToo,
            Request = static read => new ModuleUpgradeRequest
            {
                TaskName = read.TaskName,
                Targets = (DeviceOrGroupTargets)read.Targets!,
                Document = (UpgradeDocument)read.Document!,
                NeedConfirm = read.Upgrade.NeedConfirm,
            },
        },
    ];
}
