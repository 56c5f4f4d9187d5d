using System.Text.Json;
using IoTDA.Sdk.Emulator.Fleet.Reads;

namespace IoTDA.Sdk.Emulator.ExportTasks;

/// <summary>An export of the sub-tasks of a batch task, as they were when it was created.</summary>
internal sealed record ExportTask(
    string Id, string BatchTaskId, string AppType, string? AppId, DateTimeOffset CreatedAt, DateTimeOffset EndsAt, int Count, ReadOnlyMemory<byte> File)
{
    public bool IsFinished(DateTimeOffset now) => now >= EndsAt;

    public void Write(Utf8JsonWriter writer, DateTimeOffset now)
    {
        bool finished = IsFinished(now);
        writer.WriteStartObject();
        writer.WriteString("export_task_id", Id);
        writer.WriteString("resource_type", "BatchTask");
        writer.WriteStartObject("resource_condition");
        writer.WriteString("task_id", BatchTaskId);
        writer.WriteEndObject();
        writer.WriteString("export_format", "xls");
        writer.WriteString("status", finished ? "Success" : "Processing");
        writer.WriteNumber("export_count", finished ? Count : 0);
        writer.WriteNumber("progress", finished ? 100 : 1);
        writer.WriteString("create_time", DeviceWriter.Milliseconds(CreatedAt));
        if (finished)
        {
            writer.WriteString("end_time", DeviceWriter.Milliseconds(EndsAt));
        }

        writer.WriteString("app_type", AppType);
        if (AppId is not null)
        {
            writer.WriteString("app_id", AppId);
        }

        writer.WriteEndObject();
    }
}
