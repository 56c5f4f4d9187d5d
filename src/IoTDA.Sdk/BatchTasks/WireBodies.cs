using System.Text.Json.Serialization;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>The answer of ListBatchTasks.</summary>
internal sealed record ListBatchTasksResponse
{
    [JsonPropertyName("batchtasks")]
    [JsonConverter(typeof(RecordListConverter<BatchTask>))]
    public required IReadOnlyList<BatchTask> BatchTasks { get; init; }

    [JsonPropertyName("page")]
    public Page? Page { get; init; }
}

/// <summary>The answer of ShowBatchTask: the task and one page of its sub-tasks.</summary>
[JsonConverter(typeof(ShowBatchTaskResponseConverter))]
internal sealed record ShowBatchTaskResponse
{
    public required BatchTask BatchTask { get; init; }

    public IReadOnlyList<SubTask> TaskDetails { get; init; } = [];

    public Page? Page { get; init; }
}

/// <summary>The body of stop, retry and confirm; without targets it means every sub-task that the call can act on.</summary>
internal sealed record BatchTargetsBody
{
    [JsonPropertyName("targets")]
    public IReadOnlyList<string>? Targets { get; init; }
}

/// <summary>The answer of stop, retry and confirm.</summary>
internal sealed record BatchTargetsResponse
{
    [JsonPropertyName("targets")]
    [JsonConverter(typeof(RecordListConverter<BatchTargetResult>))]
    public IReadOnlyList<BatchTargetResult> Targets { get; init => field = value ?? []; } = [];
}
