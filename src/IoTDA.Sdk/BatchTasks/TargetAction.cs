namespace IoTDA.Sdk.BatchTasks;

/// <summary>Stop, retry or confirm: the three operations of one shape.</summary>
/// <param name="operation">The operation's name in the API reference.</param>
/// <param name="send">The wire method.</param>
internal sealed class TargetAction(
    string operation, Func<IBatchTaskApi, string, BatchTargetsBody, CancellationToken, Task<BatchTargetsResponse>> send)
{
    public static readonly TargetAction Stop = new(
        "StopBatchTask", static (api, taskId, body, token) => api.StopBatchTaskAsync(taskId, body, token));

    public static readonly TargetAction Retry = new(
        "RetryBatchTask", static (api, taskId, body, token) => api.RetryBatchTaskAsync(taskId, body, token));

    public static readonly TargetAction Confirm = new(
        "ConfirmBatchTask", static (api, taskId, body, token) => api.ConfirmBatchTaskAsync(taskId, body, token));

    /// <summary>The operation's name in the API reference.</summary>
    public string Operation { get; } = operation;

    /// <summary>Sends one request.</summary>
    /// <param name="api">The wire.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="targets">The targets; <see langword="null"/> means all that the operation can act on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyList<BatchTargetResult>> SendAsync(
        IBatchTaskApi api, string taskId, IReadOnlyList<string>? targets, CancellationToken cancellationToken)
    {
        BatchTargetsResponse answer = await send(api, taskId, new BatchTargetsBody { Targets = targets }, cancellationToken).ConfigureAwait(false);
        return answer.Targets;
    }
}
