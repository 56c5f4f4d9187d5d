using System.Diagnostics;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Recovery;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Finds tasks by their name, which the API has no query for.</summary>
internal sealed class BatchTaskLookup(IBatchTaskApi api, LookBack lookBack, ClientTelemetry telemetry)
{
    private const string Operation = "ListBatchTasks";
    private const int PageSize = 50;

    /// <summary>The newest task of a name. Under a unique name <see langword="null"/> comes after the list had the settling time to show the task.</summary>
    public Task<BatchTask?> FindAsync(BatchTaskType type, BatchTaskName name, string? appId, CancellationToken cancellationToken)
        => ClientTelemetry.IsTraced ? FindTracedAsync(type, name, appId, cancellationToken) : FindUntracedAsync(type, name, appId, cancellationToken);

    private async Task<BatchTask?> FindTracedAsync(BatchTaskType type, BatchTaskName name, string? appId, CancellationToken cancellationToken)
    {
        // One span for the whole search, its lists below it.
        using Activity? span = telemetry.StartWork("FindBatchTask", taskId: null);
        try
        {
            BatchTask? found = await FindUntracedAsync(type, name, appId, cancellationToken).ConfigureAwait(false);
            if (found is not null)
            {
                span?.SetTag(ClientTelemetry.TaskIdTag, found.TaskId);
            }

            return found;
        }
        catch (Exception exception)
        {
            CallError.Tell(span, exception);
            throw;
        }
    }

    private Task<BatchTask?> FindUntracedAsync(BatchTaskType type, BatchTaskName name, string? appId, CancellationToken cancellationToken)
        => name.IsUnique
            ? lookBack.FindAsync(Operation, lookBack.Begin(), token => FirstAsync(type, name, appId, token), cancellationToken, isRead: true)
            : FirstAsync(type, name, appId, cancellationToken);

    /// <summary>The tasks of a type, the newest first.</summary>
    /// <exception cref="IoTDATransportException">The list goes on after so many pages.</exception>
    public static IAsyncEnumerable<BatchTask> ListAsync(
        IBatchTaskApi api, BatchTaskType type, string? appId, int maxPages, CancellationToken cancellationToken)
    {
        int pages = 0;
        return new MarkerPaging<BatchTask>(
            PageSize,
            (marker, size, token) => pages++ == maxPages
                ? throw new IoTDATransportException(Operation, $"goes on after page {maxPages}, the last that Recovery.MaxPages allows", mayHaveExecuted: false, isTransient: false, null, isRead: true)
                : api.ListBatchTasksAsync(type.Value, appId, null, size, marker, null, token)).List(cancellationToken);
    }

    private async Task<BatchTask?> FirstAsync(BatchTaskType type, BatchTaskName name, string? appId, CancellationToken cancellationToken)
    {
        await foreach (BatchTask task in ListAsync(api, type, appId, int.MaxValue, cancellationToken).ConfigureAwait(false))
        {
            if (task.TaskName == name.Value)
            {
                return task;
            }
        }

        return null;
    }
}
