using System.Text.Json;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.ExportTasks;

/// <summary><c>POST /export-tasks</c></summary>
internal sealed class CreateExportTask(BatchTaskStore store, ExportTaskStore exports, EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        using JsonDocument document = BodyText.Parse(request);
        RequestObject body = request.ReadBody(document, "resource_type", "resource_condition", "export_format", "app_type", "app_id");
        if (body.OneOf("resource_type", "BatchTask") is null)
        {
            throw RequestRefusedException.InvalidInput("The member 'resource_type' is required.");
        }

        body.OneOf("export_format", "xls");
        string appType = body.OneOf("app_type", "GLOBAL", "APP") ?? "GLOBAL";
        string? appId = body.Text("app_id", 36, Characters.InId) ?? (appType == "APP" ? options.DefaultAppId : null);
        string taskId = body.Open(body.Required("resource_condition", JsonValueKind.Object), "resource_condition", "task_id").RequiredText("task_id", 24);
        lock (store.Lock)
        {
            store.Advance(request.ReceivedAt);
            BatchTask task = store.Get(taskId);
            if (appId is not null && task.Definition.AppId != appId)
            {
                throw new RequestRefusedException(404, EmulatorErrorCodes.TaskNotFound, $"The batch task {taskId} does not exist in the resource space {appId}.");
            }

            ExportTask export = exports.Add(taskId, appType, appId, task.SubTasks.Count, ExportFile.Of(task), request.ReceivedAt);
            return EmulatorResponse.Json(201, writer => export.Write(writer, request.ReceivedAt)) with { MadeId = export.Id };
        }
    }
}
