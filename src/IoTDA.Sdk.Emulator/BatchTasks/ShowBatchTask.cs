using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary><c>GET /batchtasks/{task_id}</c>: the task and a page of its sub-tasks, the last target first.</summary>
internal sealed class ShowBatchTask(BatchTaskStore store, EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        QueryParameters query = request.ReadQuery("task_detail_status", "target", PageQuery.LimitName, PageQuery.MarkerName, PageQuery.OffsetName);
        string? statusText = query.Text(
            "task_detail_status", 32, text => StatusText.ParseSubTask(text) is not null, "a sub-task status");
        SubTaskStatus? status = statusText is null ? null : StatusText.ParseSubTask(statusText);
        string? target = query.Text("target", 128, text => text.All(Characters.InId), "1 to 128 letters, digits, _ and -");
        PageQuery pageQuery = PageQuery.Read(query);
        lock (store.Lock)
        {
            store.Advance(request.ReceivedAt);
            BatchTask task = store.Get(request.Id);
            Page<SubTask> page = PageOf(task, target, status, pageQuery);
            return EmulatorResponse.Json(200, writer =>
            {
                writer.WriteStartObject();
                writer.WritePropertyName("batchtask");
                BatchTaskWriter.Write(writer, task);
                writer.WriteStartArray("task_details");
                foreach (SubTask subTask in page.Items)
                {
                    BatchTaskWriter.Write(writer, task, subTask);
                }

                writer.WriteEndArray();
                page.Write(writer, options.EmptyPageMarker);
                writer.WriteEndObject();
            });
        }
    }

    private static Page<SubTask> PageOf(BatchTask task, string? target, SubTaskStatus? status, PageQuery query)
    {
        IReadOnlyList<SubTask> records = task.SubTasks.Records;
        long? count = status is { } counted ? task.SubTasks.CountOf(counted) : null;
        if (target is not null)
        {
            records = task.SubTasks.Find(target) is { } found ? [found] : [];
            count = null;
        }

        return Page<SubTask>.Of(
            records, subTask => subTask.IdIn(task.Id), query, status is { } wanted ? subTask => subTask.Status == wanted : null, count);
    }
}
