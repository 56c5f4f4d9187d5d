namespace IoTDA.Sdk.BatchTasks.Targets;

/// <summary>Stop, retry or confirm: the three operations of one shape.</summary>
internal sealed class TargetAction
{
    public static readonly TargetAction Stop = new()
    {
        Operation = "StopBatchTask",
        Send = static (api, taskId, body, token) => api.StopBatchTaskAsync(taskId, body, token),
        IsRepeatable = true,
        IsReachedByTask = static task => task.Status.Kind is BatchTaskStatusKind.Stopping or BatchTaskStatusKind.Stopped,
        IsReachedBySubTask = static status => status == SubTaskStatus.Stopped,
    };

    public static readonly TargetAction Retry = new()
    {
        Operation = "RetryBatchTask",
        Send = static (api, taskId, body, token) => api.RetryBatchTaskAsync(taskId, body, token),
        IsRepeatable = false,
        IsReachedByTask = static task => task.Progress is { Total: > 0, Fail: 0, FailWaitRetry: 0, Stopped: 0 },
        IsReachedBySubTask = static status => status.Kind is SubTaskStatusKind.Waiting or SubTaskStatusKind.Processing or SubTaskStatusKind.Success,
    };

    public static readonly TargetAction Confirm = new()
    {
        Operation = "ConfirmBatchTask",
        Send = static (api, taskId, body, token) => api.ConfirmBatchTaskAsync(taskId, body, token),
        IsRepeatable = true,
        IsReachedByTask = static task => task.Progress is { Total: > 0, Waiting: 0 },
        IsReachedBySubTask = static status => status.Kind is not (SubTaskStatusKind.Unknown or SubTaskStatusKind.Waiting),
    };

    private TargetAction()
    {
    }

    /// <summary>The operation's name in the API reference.</summary>
    public required string Operation { get; init; }

    /// <summary>Whether a second request changes nothing that the first has done.</summary>
    public required bool IsRepeatable { get; init; }

    /// <summary>Whether a task is as the action for all its sub-tasks leaves it.</summary>
    public required Func<BatchTask, bool> IsReachedByTask { get; init; }

    /// <summary>Whether a sub-task is as the action leaves it.</summary>
    public required Func<SubTaskStatus, bool> IsReachedBySubTask { get; init; }

    private Func<IBatchTaskApi, string, BatchTargetsBody, CancellationToken, Task<BatchTargetsResponse>> Send { get; init; } = null!;

    /// <summary>Sends one request.</summary>
    public async Task<IReadOnlyList<BatchTargetResult>> SendAsync(
        IBatchTaskApi api, string taskId, IReadOnlyList<string>? targets, CancellationToken cancellationToken)
    {
        BatchTargetsResponse answer = await Send(api, taskId, new BatchTargetsBody { Targets = targets }, cancellationToken).ConfigureAwait(false);
        return answer.Targets;
    }
}
