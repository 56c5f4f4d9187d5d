using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.TaskTypes;

namespace IoTDA.Sdk.BatchTasks.Shadows;

/// <summary>The task type that sets desired properties.</summary>
internal static class ShadowTypes
{
    public static IReadOnlyList<TaskTypeDescriptor> All { get; } =
    [
        new(BatchTaskType.UpdateDeviceShadows)
        {
            Targets = TargetKinds.DevicesOrGroups,
            Document = DocumentDescriptor.Of<DeviceShadowDocument>(),
            SendAgain = CreateAgain.StateSettingTypes,
            Request = static read => new UpdateDeviceShadowsRequest
            {
                TaskName = read.TaskName,
                Targets = (DeviceOrGroupTargets)read.Targets!,
                Document = (DeviceShadowDocument)read.Document!,
            },
        },
    ];
}
