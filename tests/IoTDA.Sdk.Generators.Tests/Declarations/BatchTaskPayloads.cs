namespace IoTDA.Sdk.BatchTasks;

internal sealed record BatchTask(string? TaskId);

internal sealed record CreateBatchTaskRequest(string? TaskName);

internal sealed record ListBatchTasksResponse(int Count);

internal sealed record ShowBatchTaskResponse(int Count);

internal sealed record BatchTargetsBody(string[]? Targets);

internal sealed record BatchTargetsResponse(string[]? Targets);
