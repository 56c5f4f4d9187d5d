using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.TaskTypes;

namespace IoTDA.Sdk.BatchTasks.Messages;

/// <summary>The task type that sends messages.</summary>
internal static class MessageTypes
{
    public static IReadOnlyList<TaskTypeDescriptor> All { get; } =
    [
        new(BatchTaskType.CreateMessages)
        {
            Targets = TargetKinds.DevicesOrGroups,
            Document = DocumentDescriptor.Of<MessageDocument>(),
            SendAgain = CreateAgain.Never,
            Request = static read => new CreateMessagesRequest
            {
                TaskName = read.TaskName,
                Targets = (DeviceOrGroupTargets)read.Targets!,
                Document = (MessageDocument)read.Document!,
            },
        },
    ];
}
