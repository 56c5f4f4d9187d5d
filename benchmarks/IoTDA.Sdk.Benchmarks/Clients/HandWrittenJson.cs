using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Benchmarks.Clients;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(CreateRequest))]
[JsonSerializable(typeof(TaskRecord))]
[JsonSerializable(typeof(ShowAnswer))]
[JsonSerializable(typeof(ListAnswer))]
internal sealed partial class HandWrittenJson : JsonSerializerContext;

internal sealed record CreateRequest(
    string TaskName, string TaskType, IReadOnlyList<string> Targets, DocumentRecord Document, PolicyRecord? TaskPolicy);

internal sealed record DocumentRecord(string? PackageId, List<string>? PackageIds);

internal sealed record PolicyRecord(string? ScheduleTime, int? RetryCount, int? RetryInterval);

internal sealed record FilterRecord(List<string>? GroupIds);

internal sealed record TaskRecord
{
    public required string TaskId { get; init; }

    public string? TaskName { get; init; }

    public string? TaskType { get; init; }

    public string? TaskMode { get; init; }

    public bool? NeedConfirm { get; init; }

    public List<string>? Targets { get; init; }

    public FilterRecord? TargetsFilter { get; init; }

    public DocumentRecord? Document { get; init; }

    public PolicyRecord? TaskPolicy { get; init; }

    public string? Status { get; init; }

    public string? StatusDesc { get; init; }

    public ProgressRecord? TaskProgress { get; init; }

    public string? CreateTime { get; init; }
}

internal sealed record ProgressRecord
{
    public int Total { get; init; }

    public int Processing { get; init; }

    public int Success { get; init; }

    public int Fail { get; init; }

    public int Waitting { get; init; }

    public int FailWaitRetry { get; init; }

    public int Stopped { get; init; }

    public int Removed { get; init; }
}

internal sealed record SubTaskRecord(string? Target, string? Status, string? Output, ErrorRecord? Error);

internal sealed record ErrorRecord(string? ErrorCode, string? ErrorMsg);

internal sealed record PageRecord(long Count, string? Marker);

internal sealed record ShowAnswer([property: JsonPropertyName("batchtask")] TaskRecord BatchTask, List<SubTaskRecord>? TaskDetails, PageRecord? Page);

internal sealed record ListAnswer([property: JsonPropertyName("batchtasks")] List<TaskRecord> BatchTasks, PageRecord? Page);
