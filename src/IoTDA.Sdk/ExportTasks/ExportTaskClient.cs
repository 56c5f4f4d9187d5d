using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.ExportTasks;

/// <summary>The facade over the wire interface: checks arguments, walks pages, writes files.</summary>
internal sealed class ExportTaskClient(IExportTaskApi api, bool validate, long maxDownloadSize, Pace downloads) : IExportTaskClient
{
    /// <inheritdoc />
    public Task<ExportTask> CreateAsync(string taskId, string? appId = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        if (validate)
        {
            var violations = default(Violations);
            violations.Text("TaskId", taskId, IdLengths.Task, Characters.AreHex, "letters a-f and digits");
            violations.OptionalId("AppId", appId, IdLengths.Resource);
            violations.ThrowIfAny("CreateExportTask");
        }

        var body = new CreateExportTaskBody { Condition = new ExportCondition(taskId), AppType = appId is null ? "GLOBAL" : "APP", AppId = appId };
        return api.CreateExportTaskAsync(body, cancellationToken);
    }

    /// <inheritdoc />
    public AsyncPageable<ExportTask> ListAsync(CancellationToken cancellationToken = default)
        => new MarkerPaging<ExportTask>(ViolationChecks.MaxPageSize, (marker, size, token) => api.ListExportTasksAsync(size, marker, token)).List(cancellationToken);

    /// <inheritdoc />
    public async Task DownloadAsync(string exportTaskId, Stream destination, CancellationToken cancellationToken = default)
    {
        CheckId("ShowExportTask", exportTaskId);
        ArgumentNullException.ThrowIfNull(destination);
        if (!destination.CanWrite)
        {
            throw new ArgumentException("The stream cannot be written to.", nameof(destination));
        }

        var download = new Download(destination, maxDownloadSize);
        try
        {
            await downloads.RunAsync(() => api.ShowExportTaskAsync(exportTaskId, download, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception == download.Failure?.SourceException)
        {
            // With the stack of the stream that has thrown it.
            download.Failure.Throw();
        }
    }

    /// <inheritdoc />
    public async Task DownloadAsync(string exportTaskId, string path, CancellationToken cancellationToken = default)
    {
        CheckId("ShowExportTask", exportTaskId);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new PartFile(path);
        await DownloadAsync(exportTaskId, file.Content, cancellationToken).ConfigureAwait(false);
        await file.MoveAsync().ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string exportTaskId, CancellationToken cancellationToken = default)
    {
        CheckId("DeleteExportTask", exportTaskId);
        await api.DeleteExportTaskAsync(exportTaskId, cancellationToken).ConfigureAwait(false);
    }

    private void CheckId(string operation, string exportTaskId)
    {
        ArgumentNullException.ThrowIfNull(exportTaskId);
        if (validate)
        {
            // The reference gives the id no form; the platform's ids have one.
            var violations = default(Violations);
            violations.Id("ExportTaskId", exportTaskId, IdLengths.Resource);
            violations.ThrowIfAny(operation);
        }
    }
}
