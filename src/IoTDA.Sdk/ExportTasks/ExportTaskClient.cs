using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.ExportTasks;

/// <summary>The facade over the wire interface: checks arguments, walks pages, writes files.</summary>
internal sealed class ExportTaskClient(IExportTaskApi api, bool validate, Pace downloads) : IExportTaskClient
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
        ArgumentNullException.ThrowIfNull(destination);
        byte[] file = await DownloadAsync(exportTaskId, cancellationToken).ConfigureAwait(false);
        await destination.WriteAsync(file, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task DownloadAsync(string exportTaskId, string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] content = await DownloadAsync(exportTaskId, cancellationToken).ConfigureAwait(false);
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 4096, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string exportTaskId, CancellationToken cancellationToken = default)
    {
        CheckId("DeleteExportTask", exportTaskId);
        await api.DeleteExportTaskAsync(exportTaskId, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]> DownloadAsync(string exportTaskId, CancellationToken cancellationToken)
    {
        CheckId("ShowExportTask", exportTaskId);
        ZipAnswer answer = await downloads.RunAsync(() => api.ShowExportTaskAsync(exportTaskId, cancellationToken), cancellationToken).ConfigureAwait(false);
        return answer.Content;
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
