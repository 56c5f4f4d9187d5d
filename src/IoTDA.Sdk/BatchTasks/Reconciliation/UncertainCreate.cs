using IoTDA.Sdk.Errors;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Reconciliation;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>A create of which it is open whether the service executed it.</summary>
/// <param name="request">The request.</param>
/// <param name="firstTryTime">When it was first sent.</param>
/// <param name="failure">How it failed.</param>
internal sealed class UncertainCreate(CreateBatchTaskRequest request, DateTimeOffset firstTryTime, IoTDAException failure)
{
    private const int PageSize = 50;

    public DateTimeOffset FirstTryTime => firstTryTime;

    public string TaskName => request.TaskName.Value;

    /// <summary>The tasks of the name that no caller of this client has, newest first, back to a time.</summary>
    /// <param name="api">The wire.</param>
    /// <param name="earliest">The time.</param>
    /// <param name="known">The tasks that callers have.</param>
    /// <param name="cancellationToken">Cancels the look.</param>
    public async Task<List<BatchTask>> FindCandidatesAsync(
        IBatchTaskApi api, DateTimeOffset earliest, KnownIds known, CancellationToken cancellationToken)
    {
        List<BatchTask> candidates = [];
        IAsyncEnumerable<BatchTask> tasks = MarkerPaging.EnumerateAsync(
            PageSize,
            async (marker, token) =>
            {
                ListBatchTasksResponse page = await api.ListBatchTasksAsync(
                    request.TaskType.Value, request.AppId, null, PageSize, marker, null, token).ConfigureAwait(false);
                return new PageOf<BatchTask>(page.BatchTasks, page.Page);
            },
            cancellationToken);
        await foreach (BatchTask task in tasks.ConfigureAwait(false))
        {
            if (task.CreateTime < earliest)
            {
                break;
            }

            if (task.TaskName == TaskName && !known.Contains(task.TaskId))
            {
                candidates.Add(task);
            }
        }

        return candidates;
    }

    /// <summary>Whether a task can come from this request: it has no target that the request has not.</summary>
    /// <param name="task">The task.</param>
    public bool CanBeResult(BatchTask task)
        => request.GetTargets() is DeviceTargets devices
            ? new HashSet<string>(devices.DeviceIds, StringComparer.Ordinal).IsSupersetOf(task.Targets)
            : task.Targets.Count == 0;

    public BatchTaskOutcomeUnknownException ToException(IReadOnlyList<BatchTask> candidates, string reason)
        => new(TaskName, request.TaskType, firstTryTime, candidates, reason, failure);
}
