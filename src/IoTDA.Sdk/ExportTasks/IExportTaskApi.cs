using System.Text.Json.Serialization;
using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.ExportTasks;

/// <summary>The export task operations as they are on the wire, in the order of the API reference.</summary>
internal interface IExportTaskApi
{
    [Post("/export-tasks")]
    Task<ExportTask> CreateExportTaskAsync([Body] CreateExportTaskBody body, CancellationToken cancellationToken);

    [Get("/export-tasks")]
    Task<PageOf<ExportTask>> ListExportTasksAsync(int? limit, string? marker, CancellationToken cancellationToken);

    [Delete("/export-tasks/{export_task_id}")]
    Task<NoAnswer?> DeleteExportTaskAsync([AliasAs("export_task_id")] string exportTaskId, CancellationToken cancellationToken);

    /// <summary>The file, whatever the operation's name says; it goes to the download.</summary>
    [Get("/export-tasks/{export_task_id}/file")]
    Task<NoAnswer?> ShowExportTaskAsync(
        [AliasAs("export_task_id")] string exportTaskId, [Property(Download.Name)] Download download, CancellationToken cancellationToken);
}

/// <summary>The body of CreateExportTask.</summary>
internal sealed record CreateExportTaskBody
{
    [JsonPropertyName("resource_type")]
    public string ResourceType { get; init; } = "BatchTask";

    [JsonPropertyName("resource_condition")]
    public required ExportCondition Condition { get; init; }

    [JsonPropertyName("export_format")]
    public string ExportFormat { get; init; } = "xls";

    [JsonPropertyName("app_type")]
    public required string AppType { get; init; }

    [JsonPropertyName("app_id")]
    public string? AppId { get; init; }
}

/// <summary>What is exported: the sub-tasks of a batch task.</summary>
internal sealed record ExportCondition([property: JsonPropertyName("task_id")] string TaskId);
