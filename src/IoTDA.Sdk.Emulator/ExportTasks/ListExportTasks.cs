using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Fleet.Reads;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.ExportTasks;

/// <summary><c>GET /export-tasks</c>, newest first.</summary>
internal sealed class ListExportTasks(BatchTaskStore store, ExportTaskStore exports, EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        PageQuery query = PageQuery.Read(request.ReadQuery(PageQuery.LimitName, PageQuery.MarkerName, PageQuery.OffsetName));
        lock (store.Lock)
        {
            Page<ExportTask> page = Page<ExportTask>.Of(exports.All, static task => task.Id, query);
            return PagedAnswer.Of("export_tasks", page, options.EmptyPageMarker, (writer, task) => task.Write(writer, request.ReceivedAt));
        }
    }
}
