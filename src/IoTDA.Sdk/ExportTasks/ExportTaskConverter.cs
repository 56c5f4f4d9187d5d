using System.Text.Json;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.ExportTasks;

/// <summary>Reads and writes an export.</summary>
internal sealed class ExportTaskConverter() : RecordConverter<ExportTask>("An export task")
{
    public static ExportTaskConverter Instance { get; } = new();

    /// <inheritdoc />
    protected override ExportTask Create(AnswerMembers members) => new()
    {
        ExportTaskId = members.Id("export_task_id"),
        ResourceType = members.Text("resource_type"),
        BatchTaskId = members.Record("resource_condition", static condition => condition.Text("task_id")),
        ExportFormat = members.Text("export_format"),
        Status = members.Value("status", ExportTaskStatus.Values),
        ExportCount = members.Number("export_count"),
        Progress = members.Number("progress"),
        CreateTime = members.Time("create_time"),
        EndTime = members.Time("end_time"),
        AppType = members.Text("app_type"),
        AppId = members.Text("app_id"),
        AdditionalProperties = members.Rest(),
    };

    /// <inheritdoc />
    protected override void WriteMembers(Utf8JsonWriter writer, ExportTask value)
    {
        writer.WriteText("export_task_id", value.ExportTaskId);
        writer.WriteText("resource_type", value.ResourceType);
        if (value.BatchTaskId is { } taskId && !value.AdditionalProperties.ContainsKey("resource_condition"))
        {
            writer.WriteStartObject("resource_condition"u8);
            writer.WriteText("task_id", taskId);
            writer.WriteEndObject();
        }

        writer.WriteText("export_format", value.ExportFormat);
        writer.WriteValue("status", value.Status);
        writer.WriteCount("export_count", value.ExportCount);
        writer.WriteCount("progress", value.Progress);
        writer.WriteTime("create_time", value.CreateTime);
        writer.WriteTime("end_time", value.EndTime);
        writer.WriteText("app_type", value.AppType);
        writer.WriteText("app_id", value.AppId);
        writer.WriteMembers(value.AdditionalProperties);
    }
}
