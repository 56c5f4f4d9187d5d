using IoTDA.Sdk.BatchTasks.Targets;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>How far an action's targets are in the state that it wants.</summary>
internal sealed record TargetState(bool IsReached, IReadOnlyList<string>? Open, IReadOnlyList<BatchTargetResult> Done)
{
    /// <summary>Reads the state of the task as a whole.</summary>
    public static async Task<TargetState> ReadTaskAsync(IBatchTaskApi api, TargetAction action, string taskId, CancellationToken cancellationToken)
    {
        PolledBatchTask answer = await api.ShowBatchTaskAsync(taskId, 1, null, cancellationToken).ConfigureAwait(false);
        answer.ThrowIfOther(taskId);
        return new TargetState(action.IsReachedByTask(answer.BatchTask), null, []);
    }

    /// <summary>Reads the state of some targets.</summary>
    public static async Task<TargetState> ReadTargetsAsync(
        IBatchTaskApi api, TargetAction action, string taskId, IReadOnlyList<string> targets, CancellationToken cancellationToken)
    {
        List<string> open = [];
        List<BatchTargetResult> done = [];
        foreach (string target in targets)
        {
            SubTaskPage answer = await api.ShowBatchTaskAsync(taskId, null, target, 1, null, null, cancellationToken).ConfigureAwait(false);
            answer.ThrowIfOther(taskId);
            if (answer.SubTasks.Items.FirstOrDefault(subTask => subTask.Target == target) is { } found && action.IsReachedBySubTask(found.Status))
            {
                done.Add(new BatchTargetResult { Target = target, Status = BatchTargetStatus.Success });
            }
            else
            {
                open.Add(target);
            }
        }

        return new TargetState(open.Count == 0, open, done);
    }
}
