using IoTDA.Sdk.BatchTasks.Targets;
using IoTDA.Sdk.BatchTasks.Watching;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>The facade over the wire interface: checks arguments, walks pages, splits targets, watches.</summary>
internal sealed class BatchTaskClient(
    IBatchTaskApi api,
    BatchTaskArguments arguments,
    BatchTaskLookup lookup,
    CreateRecovery creates,
    ActionRecovery actions,
    BatchTaskWatcher watcher) : IBatchTaskClient
{
    /// <inheritdoc />
    public Task<BatchTask> CreateAsync(CreateBatchTaskRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        arguments.CheckCreate(request);
        return creates.CreateAsync(request, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<BatchTask> GetAsync(string taskId, CancellationToken cancellationToken = default)
    {
        arguments.CheckTaskId("ShowBatchTask", taskId);
        ShowBatchTaskResponse answer = await api.ShowBatchTaskAsync(taskId, null, null, 1, cancellationToken).ConfigureAwait(false);
        answer.ThrowIfOther(taskId);
        return answer.BatchTask;
    }

    /// <inheritdoc />
    public async Task<BatchTaskWithSubTasks> GetWithSubTasksAsync(string taskId, SubTaskQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new SubTaskQuery();
        arguments.CheckSubTasks(taskId, query);
        ShowBatchTaskResponse answer = await api.ShowBatchTaskAsync(
            taskId, query.Status?.Value, query.Target, query.PageSize, cancellationToken).ConfigureAwait(false);
        answer.ThrowIfOther(taskId);
        return new BatchTaskWithSubTasks(answer.BatchTask, answer.SubTasks.First());
    }

    /// <inheritdoc />
    public Task<BatchTask?> FindAsync(
        BatchTaskType taskType, BatchTaskName taskName, string? appId = null, CancellationToken cancellationToken = default)
    {
        arguments.CheckQuery(new BatchTaskQuery(taskType) { AppId = appId });
        return lookup.FindAsync(taskType, taskName, appId, cancellationToken);
    }

    /// <inheritdoc />
    public AsyncPageable<BatchTask> ListAsync(BatchTaskQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        arguments.CheckQuery(query);
        return new MarkerPaging<BatchTask>(
            query.PageSize,
            (marker, size, token) => api.ListBatchTasksAsync(query.TaskType.Value, query.AppId, query.Status?.Value, size, marker, null, token))
        {
            Keep = query.CreatedBefore is { } before ? task => !(task.CreateTime >= before) : null,
            IsPast = query.CreatedFrom is { } from ? task => task.CreateTime < from : null,
        }.List(cancellationToken);
    }

    /// <inheritdoc />
    public AsyncPageable<SubTask> ListSubTasksAsync(
        string taskId, SubTaskQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new SubTaskQuery();
        arguments.CheckSubTasks(taskId, query);
        return new MarkerPaging<SubTask>(
            query.PageSize,
            async (marker, size, token) =>
            {
                SubTaskPage answer = await api.ShowBatchTaskAsync(
                    taskId, query.Status?.Value, query.Target, size, marker, null, token).ConfigureAwait(false);
                answer.ThrowIfOther(taskId);
                return answer.SubTasks;
            }).List(cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<BatchTask> WatchAsync(string taskId, CancellationToken cancellationToken = default)
    {
        arguments.CheckTaskId("ShowBatchTask", taskId);
        return watcher.WatchAsync(taskId, null, cancellationToken);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<BatchTask> WatchAsync(string taskId, WatchOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        arguments.CheckTaskId("ShowBatchTask", taskId);
        WatchOptionsRules.Check(options);
        return watcher.WatchAsync(taskId, options, cancellationToken);
    }

    /// <inheritdoc />
    public Task<BatchTask> WaitForCompletionAsync(
        string taskId, IProgress<TaskProgress>? progress = null, CancellationToken cancellationToken = default)
        => LastAsync(WatchAsync(taskId, cancellationToken), progress);

    /// <inheritdoc />
    public Task<BatchTask> WaitForCompletionAsync(
        string taskId, WatchOptions options, IProgress<TaskProgress>? progress = null, CancellationToken cancellationToken = default)
        => LastAsync(WatchAsync(taskId, options, cancellationToken), progress);

    private static async Task<BatchTask> LastAsync(IAsyncEnumerable<BatchTask> watch, IProgress<TaskProgress>? progress)
    {
        BatchTask? last = null;
        await foreach (BatchTask now in watch.ConfigureAwait(false))
        {
            last = now;
            progress?.Report(now.Progress);
        }

        return last!;
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<BatchTargetResult>> StopAsync(string taskId, CancellationToken cancellationToken = default)
        => ActOnAllAsync(TargetAction.Stop, taskId, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<BatchTargetResult>> StopAsync(
        string taskId, IEnumerable<string> targets, CancellationToken cancellationToken = default)
        => ActOnSomeAsync(TargetAction.Stop, taskId, targets, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<BatchTargetResult>> RetryAsync(string taskId, CancellationToken cancellationToken = default)
        => ActOnAllAsync(TargetAction.Retry, taskId, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<BatchTargetResult>> RetryAsync(
        string taskId, IEnumerable<string> targets, CancellationToken cancellationToken = default)
        => ActOnSomeAsync(TargetAction.Retry, taskId, targets, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<BatchTargetResult>> ConfirmAsync(string taskId, CancellationToken cancellationToken = default)
        => ActOnAllAsync(TargetAction.Confirm, taskId, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<BatchTargetResult>> ConfirmAsync(
        string taskId, IEnumerable<string> targets, CancellationToken cancellationToken = default)
        => ActOnSomeAsync(TargetAction.Confirm, taskId, targets, cancellationToken);

    /// <inheritdoc />
    public async Task DeleteAsync(string taskId, CancellationToken cancellationToken = default)
    {
        arguments.CheckTaskId("DeleteBatchTask", taskId);
        await api.DeleteBatchTaskAsync(taskId, cancellationToken).ConfigureAwait(false);
    }

    private Task<IReadOnlyList<BatchTargetResult>> ActOnAllAsync(
        TargetAction action, string taskId, CancellationToken cancellationToken)
    {
        arguments.CheckTaskId(action.Operation, taskId);
        return actions.SendAsync(action, taskId, null, cancellationToken);
    }

    private Task<IReadOnlyList<BatchTargetResult>> ActOnSomeAsync(
        TargetAction action, string taskId, IEnumerable<string> targets, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(targets);
        IReadOnlyList<string> ids = targets.AsList();
        arguments.CheckTargets(action.Operation, taskId, ids);
        return TargetBatches.SendAsync(
            action.Operation, ids, (some, token) => actions.SendAsync(action, taskId, some, token), cancellationToken);
    }
}
