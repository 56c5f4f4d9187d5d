using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary><c>GET /batchtasks</c>, newest first.</summary>
internal sealed class ListBatchTasks(BatchTaskStore store, EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        QueryParameters query = request.ReadQuery("task_type", "app_id", "status", PageQuery.LimitName, PageQuery.MarkerName, PageQuery.OffsetName);
        string? type = query["task_type"] is { Length: > 0 } text ? text : null;
        if (type is null && options.RequireTaskTypeInList)
        {
            throw RequestRefusedException.InvalidInput("The query parameter 'task_type' is required.");
        }

        string? appId = query.Text("app_id", 36, text => text.All(Characters.InId), "1 to 36 letters, digits, _ and -");
        string? status = query.Text("status", 32, text => StatusText.ParseBatchTask(text) is not null, "a batch task status");
        PageQuery pageQuery = PageQuery.Read(query);
        DateTimeOffset newest = request.ReceivedAt - request.ListLag;
        lock (store.Lock)
        {
            store.Advance(request.ReceivedAt);
            bool filtered = appId is not null || status is not null || request.ListLag > TimeSpan.Zero;
            Page<BatchTask> page = Page<BatchTask>.Of(
                type is null ? store.All : store.OfType(type), task => task.Id, pageQuery, filtered ? Matches : null);
            return EmulatorResponse.Json(200, writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartArray("batchtasks");
                foreach (BatchTask task in page.Items)
                {
                    BatchTaskWriter.Write(writer, task);
                }

                writer.WriteEndArray();
                page.Write(writer, options.EmptyPageMarker);
                writer.WriteEndObject();
            });
        }

        bool Matches(BatchTask task)
        {
            if ((appId is not null && task.Definition.AppId != appId)
                || (request.ListLag > TimeSpan.Zero && task.CreatedAt > newest))
            {
                return false;
            }

            return status is null || task.Status.ToWire() == status;
        }
    }
}
