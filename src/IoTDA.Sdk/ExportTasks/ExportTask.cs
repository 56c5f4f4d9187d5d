using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>An export of a batch task's results as the service reports it.</summary>
/// <remarks>Source: <c>ExportTask</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record ExportTask : INamesTask
{
    /// <summary>The export's id. Wire name <c>export_task_id</c>.</summary>
    public required string ExportTaskId { get; init; }

    /// <summary>The batch task whose sub-tasks are exported. Wire name <c>resource_condition.task_id</c>.</summary>
    public string? BatchTaskId { get; init; }

    string? INamesTask.TaskId => BatchTaskId;

    /// <summary>What is exported: <c>BatchTask</c>. Wire name <c>resource_type</c>.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The format of the file in the zip: <c>xls</c>. Wire name <c>export_format</c>.</summary>
    public string? ExportFormat { get; init; }

    /// <summary>The state; <see langword="default"/> when the service leaves it out. Wire name <c>status</c>.</summary>
    public ExportTaskStatus Status { get; init; }

    /// <summary>How many sub-tasks are in the file. Wire name <c>export_count</c>.</summary>
    public long? ExportCount { get; init; }

    /// <summary>How far it has come, in percent: 1 to 100. Wire name <c>progress</c>.</summary>
    public long? Progress { get; init; }

    /// <summary>When it was created, in UTC. Wire name <c>create_time</c>.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>When it ended, in UTC; <see langword="null"/> before. Wire name <c>end_time</c>.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>What it is limited to: <c>GLOBAL</c> or <c>APP</c>. Wire name <c>app_type</c>.</summary>
    public string? AppType { get; init; }

    /// <summary>The resource space; <see langword="null"/> when it is not limited to one. Wire name <c>app_id</c>.</summary>
    public string? AppId { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = JsonMembers.Of(value); } = JsonMembers.None;
}

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
