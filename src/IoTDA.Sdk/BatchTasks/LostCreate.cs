using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Recovery;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>A create of which it is open whether the service executed it.</summary>
internal sealed class LostCreate(CreateBatchTaskRequest request, DateTimeOffset firstAttemptTime, IoTDAException failure)
{
    private const int PageSize = 50;

    public DateTimeOffset FirstAttemptTime => firstAttemptTime;

    public string TaskName => request.TaskName.Value;

    /// <summary>The tasks of the name that no caller of this client has, newest first, back to a time.</summary>
    public async Task<List<BatchTask>> FindCandidatesAsync(
        IBatchTaskApi api, DateTimeOffset earliest, ClaimedIds claimed, CancellationToken cancellationToken)
    {
        List<BatchTask> candidates = [];
        IAsyncEnumerable<BatchTask> tasks = MarkerPaging.EnumerateAsync(
            PageSize,
            async (marker, size, token) =>
            {
                ListBatchTasksResponse page = await api.ListBatchTasksAsync(
                    request.TaskType.Value, request.AppId, null, size, marker, null, token).ConfigureAwait(false);
                return new PageOf<BatchTask>(page.BatchTasks, page.Page);
            },
            cancellationToken);
        await foreach (BatchTask task in tasks.ConfigureAwait(false))
        {
            if (task.CreateTime < earliest)
            {
                break;
            }

            if (task.TaskName == TaskName && !claimed.Contains(task.TaskId))
            {
                // The list leaves the targets out, by which it is known.
                ShowBatchTaskResponse whole = await api.ShowBatchTaskAsync(task.TaskId, 1, cancellationToken).ConfigureAwait(false);
                whole.ThrowIfOther(task.TaskId);
                candidates.Add(whole.BatchTask);
            }
        }

        return candidates;
    }

    /// <summary>Whether a task can come from this request: it has no target that the request has not.</summary>
    public bool CanBeResult(BatchTask task)
        => request.GetTargets() is DeviceTargets devices
            ? new HashSet<string>(devices.DeviceIds, StringComparer.Ordinal).IsSupersetOf(task.Targets)
            : task.Targets.Count == 0;

    public BatchTaskOutcomeUnknownException ToException(IReadOnlyList<BatchTask> candidates, string reason)
        => new(TaskName, request.TaskType, firstAttemptTime, candidates, reason, failure);
}
