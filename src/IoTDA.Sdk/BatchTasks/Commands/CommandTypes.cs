using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.TaskTypes;

namespace IoTDA.Sdk.BatchTasks.Commands;

/// <summary>The task types that send commands.</summary>
internal static class CommandTypes
{
    public static IReadOnlyList<TaskTypeDescriptor> All { get; } =
    [
        new(BatchTaskType.CreateCommands)
        {
            Targets = TargetKinds.DevicesOrGroups,
            Document = DocumentDescriptor.Of<CommandDocument>(),
            SendAgain = CreateAgain.Never,
            Request = static read => new CreateCommandsRequest
            {
                TaskName = read.TaskName,
                Targets = (DeviceOrGroupTargets)read.Targets!,
                Document = (CommandDocument)read.Document!,
            },
        },
        new(BatchTaskType.CreateAsyncCommands)
        {
            Targets = TargetKinds.DevicesOrGroups,
            Document = DocumentDescriptor.Of<AsyncCommandDocument>(),
            SendAgain = CreateAgain.Never,
            Request = static read => new CreateAsyncCommandsRequest
            {
                TaskName = read.TaskName,
                Targets = (DeviceOrGroupTargets)read.Targets!,
                Document = (AsyncCommandDocument)read.Document!,
            },
        },
    ];
}
