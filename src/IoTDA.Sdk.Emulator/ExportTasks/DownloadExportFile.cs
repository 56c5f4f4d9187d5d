using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.ExportTasks;

/// <summary><c>GET /export-tasks/{export_task_id}/file</c></summary>
internal sealed class DownloadExportFile(BatchTaskStore store, ExportTaskStore exports)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        lock (store.Lock)
        {
            return new EmulatorResponse(200, "application/octet-stream", exports.Download(request.Id, request.ReceivedAt))
                .WithHeader("Content-Disposition", $"attachment; filename={request.Id}.zip");
        }
    }
}
