using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.ExportTasks;

/// <summary><c>DELETE /export-tasks/{export_task_id}</c></summary>
internal sealed class DeleteExportTask(BatchTaskStore store, ExportTaskStore exports)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        lock (store.Lock)
        {
            exports.Remove(request.Id);
            return EmulatorResponse.NoContent;
        }
    }
}
