using IoTDA.Sdk.Emulator.BatchTasks.Execution;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary>Takes snapshots of tasks.</summary>
internal static class SnapshotReader
{
    public static BatchTaskSnapshot Read(BatchTask task) => new(
        task.Id,
        task.Definition.AppId,
        task.Definition.Name,
        task.Definition.Type,
        task.Status.ToWire(),
        task.StatusDescription,
        task.CreatedAt,
        task.Executions,
        ReadProgress(task.SubTasks),
        [.. task.SubTasks.All.ToArray().Select(Read)]);

    public static BatchTaskProgressSnapshot ReadProgress(SubTaskSet subTasks) => new(
        subTasks.Count,
        subTasks.CountOf(SubTaskStatus.Processing),
        subTasks.CountOf(SubTaskStatus.Success),
        subTasks.CountOf(SubTaskStatus.Fail),
        subTasks.CountOf(SubTaskStatus.Waiting),
        subTasks.CountOf(SubTaskStatus.FailWaitRetry),
        subTasks.CountOf(SubTaskStatus.Stopped),
        subTasks.CountOf(SubTaskStatus.Removed));

    private static SubTaskSnapshot Read(SubTask subTask) => new(
        subTask.Target,
        subTask.Status.ToWire(),
        subTask.Attempts,
        FailureOf(subTask)?.ErrorCode)
    {
        ErrorMessage = FailureOf(subTask)?.ErrorMessage,
        Output = subTask.Output,
    };

    private static DeviceFailure? FailureOf(SubTask subTask)
        => subTask.Status is SubTaskStatus.Fail or SubTaskStatus.FailWaitRetry ? subTask.Failure : null;
}
