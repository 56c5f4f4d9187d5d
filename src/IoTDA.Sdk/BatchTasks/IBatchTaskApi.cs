using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>The batch task operations as they are on the wire, in the order of the API reference.</summary>
internal interface IBatchTaskApi
{
    [Post("/batchtasks")]
    Task<BatchTask> CreateBatchTaskAsync([Body] CreateBatchTaskRequest body, CancellationToken cancellationToken);

    [Get("/batchtasks")]
    Task<PageOf<BatchTask>> ListBatchTasksAsync(
        [AliasAs("task_type")] string taskType,
        [AliasAs("app_id")] string? appId,
        string? status,
        int? limit,
        string? marker,
        int? offset,
        CancellationToken cancellationToken);

    /// <summary>The whole task, targets included, and a page of its sub-tasks.</summary>
    [Get("/batchtasks/{task_id}")]
    Task<ShowBatchTaskResponse> ShowBatchTaskAsync(
        [AliasAs("task_id")] string taskId,
        [AliasAs("task_detail_status")] string? taskDetailStatus,
        string? target,
        int? limit,
        CancellationToken cancellationToken);

    /// <summary>The task without its targets, as often as it is asked for.</summary>
    [Get("/batchtasks/{task_id}")]
    Task<PolledBatchTask> ShowBatchTaskAsync([AliasAs("task_id")] string taskId, int? limit, int? offset, CancellationToken cancellationToken);

    /// <summary>A page of the task's sub-tasks, without the task that each page repeats.</summary>
    [Get("/batchtasks/{task_id}")]
    Task<SubTaskPage> ShowBatchTaskAsync(
        [AliasAs("task_id")] string taskId,
        [AliasAs("task_detail_status")] string? taskDetailStatus,
        string? target,
        int? limit,
        string? marker,
        int? offset,
        CancellationToken cancellationToken);

    [Delete("/batchtasks/{task_id}")]
    Task<NoAnswer?> DeleteBatchTaskAsync([AliasAs("task_id")] string taskId, CancellationToken cancellationToken);

    [Post("/batchtasks/{task_id}/retry")]
    Task<BatchTargetsResponse> RetryBatchTaskAsync(
        [AliasAs("task_id")] string taskId, [Body] BatchTargetsBody body, CancellationToken cancellationToken);

    [Post("/batchtasks/{task_id}/stop")]
    Task<BatchTargetsResponse> StopBatchTaskAsync(
        [AliasAs("task_id")] string taskId, [Body] BatchTargetsBody body, CancellationToken cancellationToken);

    [Post("/batchtasks/{task_id}/confirm")]
    Task<BatchTargetsResponse> ConfirmBatchTaskAsync(
        [AliasAs("task_id")] string taskId, [Body] BatchTargetsBody body, CancellationToken cancellationToken);
}
