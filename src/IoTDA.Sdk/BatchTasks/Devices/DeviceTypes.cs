using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.TaskTypes;

namespace IoTDA.Sdk.BatchTasks.Devices;

/// <summary>The task types that create, update, delete, freeze and unfreeze devices.</summary>
internal static class DeviceTypes
{
    public static IReadOnlyList<TaskTypeDescriptor> All { get; } =
    [
        new(BatchTaskType.CreateDevices)
        {
            Targets = TargetKinds.File,
            SendAgain = CreateAgain.StateSettingTypes,
            Request = static read => new CreateDevicesRequest { TaskName = read.TaskName, Targets = (FileTargets)read.Targets! },
        },
        new(BatchTaskType.UpdateDevices)
        {
            Targets = TargetKinds.File,
            SendAgain = CreateAgain.StateSettingTypes,
            Request = static read => new UpdateDevicesRequest { TaskName = read.TaskName, Targets = (FileTargets)read.Targets! },
        },
        new(BatchTaskType.DeleteDevices)
        {
            Targets = TargetKinds.Any,
            SendAgain = CreateAgain.Never,
            Request = static read => new DeleteDevicesRequest { TaskName = read.TaskName, Targets = read.Targets! },
        },
        new(BatchTaskType.FreezeDevices)
        {
            Targets = TargetKinds.Any,
            SendAgain = CreateAgain.StateSettingTypes,
            Request = static read => new FreezeDevicesRequest { TaskName = read.TaskName, Targets = read.Targets! },
        },
        new(BatchTaskType.UnfreezeDevices)
        {
            Targets = TargetKinds.Any,
            SendAgain = CreateAgain.StateSettingTypes,
            Request = static read => new UnfreezeDevicesRequest { TaskName = read.TaskName, Targets = read.Targets! },
        },
    ];
}
