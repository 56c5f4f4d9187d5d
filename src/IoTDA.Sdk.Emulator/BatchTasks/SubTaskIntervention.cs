using IoTDA.Sdk.Emulator.BatchTasks.Creation;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary>What stop, retry and confirm differ in.</summary>
/// <param name="Verb">The operation as a word for messages.</param>
/// <param name="IsOffered">Whether a task can have the operation at all, by its type and its definition.</param>
/// <param name="RefusedIn">The task statuses in which it cannot be called.</param>
/// <param name="Concerns">The sub-tasks that it acts on.</param>
/// <param name="Apply">Acts on them; the flag says whether the request named none, which means all.</param>
internal sealed record SubTaskIntervention(
    string Verb,
    Func<TaskDefinition, TaskTypeRules, bool> IsOffered,
    IReadOnlyList<BatchTaskStatus> RefusedIn,
    Func<SubTask, bool> Concerns,
    Action<BatchTask, IReadOnlyList<SubTask>, bool, DateTimeOffset> Apply)
{
    public static SubTaskIntervention Retry { get; } = new(
        "retried",
        (_, rules) => rules.RetryAndStop,
        [BatchTaskStatus.Success, BatchTaskStatus.Stopped, BatchTaskStatus.Stopping, BatchTaskStatus.Waiting, BatchTaskStatus.Initializing],
        subTask => subTask.Status is SubTaskStatus.Fail or SubTaskStatus.FailWaitRetry or SubTaskStatus.Stopped,
        (task, subTasks, _, now) => task.Retry(subTasks, now));

    public static SubTaskIntervention Stop { get; } = new(
        "stopped",
        (_, rules) => rules.RetryAndStop,
        [BatchTaskStatus.Success, BatchTaskStatus.Fail, BatchTaskStatus.PartialSuccess, BatchTaskStatus.Stopped, BatchTaskStatus.Stopping],
        subTask => subTask.IsActive,
        (task, subTasks, all, now) => task.Stop(subTasks, all, now));

    public static SubTaskIntervention Confirm { get; } = new(
        "confirmed",
        (definition, rules) => rules.NeedConfirm && definition.NeedConfirm,
        [BatchTaskStatus.Success, BatchTaskStatus.Fail, BatchTaskStatus.PartialSuccess, BatchTaskStatus.Stopped, BatchTaskStatus.Stopping],
        subTask => subTask is { Status: SubTaskStatus.Waiting, Confirmed: false },
        (task, subTasks, _, now) => task.Confirm(subTasks, now));
}
