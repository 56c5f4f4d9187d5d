#nullable enable

namespace IoTDA.Sdk.BatchTasks;

internal sealed class BatchTaskApi : global::IoTDA.Sdk.BatchTasks.IBatchTaskApi
{
    private static readonly global::IoTDA.Sdk.Http.ApiOperation CreateBatchTaskOperation = new("CreateBatchTask", global::System.Net.Http.HttpMethod.Post, "/batchtasks");
    private static readonly global::IoTDA.Sdk.Http.ApiOperation ListBatchTasksOperation = new("ListBatchTasks", global::System.Net.Http.HttpMethod.Get, "/batchtasks");
    private static readonly global::IoTDA.Sdk.Http.ApiOperation ShowBatchTaskOperation = new("ShowBatchTask", global::System.Net.Http.HttpMethod.Get, "/batchtasks/{task_id}");
    private static readonly global::IoTDA.Sdk.Http.ApiOperation DeleteBatchTaskOperation = new("DeleteBatchTask", global::System.Net.Http.HttpMethod.Delete, "/batchtasks/{task_id}");
    private static readonly global::IoTDA.Sdk.Http.ApiOperation StopBatchTaskOperation = new("StopBatchTask", global::System.Net.Http.HttpMethod.Post, "/batchtasks/{task_id}/stop");

    private readonly global::IoTDA.Sdk.Http.ApiInvoker _invoker;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::IoTDA.Sdk.BatchTasks.CreateBatchTaskRequest>? _createBatchTaskRequestType;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::IoTDA.Sdk.BatchTasks.BatchTask>? _batchTaskType;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::IoTDA.Sdk.BatchTasks.ListBatchTasksResponse>? _listBatchTasksResponseType;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::IoTDA.Sdk.BatchTasks.ShowBatchTaskResponse>? _showBatchTaskResponseType;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::IoTDA.Sdk.BatchTasks.BatchTargetsBody>? _batchTargetsBodyType;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::IoTDA.Sdk.BatchTasks.BatchTargetsResponse>? _batchTargetsResponseType;

    public BatchTaskApi(global::IoTDA.Sdk.Http.ApiInvoker invoker)
    {
        _invoker = invoker;
    }

    public global::System.Threading.Tasks.Task<global::IoTDA.Sdk.BatchTasks.BatchTask> CreateBatchTaskAsync(global::IoTDA.Sdk.BatchTasks.CreateBatchTaskRequest body, global::System.Threading.CancellationToken cancellationToken)
    {
        return _invoker.SendAsync(new global::IoTDA.Sdk.Http.ApiCall(CreateBatchTaskOperation, "/batchtasks"), _invoker.JsonBody(body, _createBatchTaskRequestType ??= _invoker.TypeInfo<global::IoTDA.Sdk.BatchTasks.CreateBatchTaskRequest>()), _batchTaskType ??= _invoker.TypeInfo<global::IoTDA.Sdk.BatchTasks.BatchTask>(), cancellationToken);
    }

    public global::System.Threading.Tasks.Task<global::IoTDA.Sdk.BatchTasks.ListBatchTasksResponse> ListBatchTasksAsync(string taskType, string? appId, string? status, int? limit, string? marker, int? offset, global::System.Threading.CancellationToken cancellationToken)
    {
        var path = new global::IoTDA.Sdk.Http.ApiPath(stackalloc char[256]);
        path.AppendLiteral("/batchtasks");
        path.AppendQuery("task_type", taskType);
        path.AppendQuery("app_id", appId);
        path.AppendQuery("status", status);
        path.AppendQuery("limit", limit);
        path.AppendQuery("marker", marker);
        path.AppendQuery("offset", offset);
        return _invoker.SendAsync(new global::IoTDA.Sdk.Http.ApiCall(ListBatchTasksOperation, path.ToStringAndClear()), null, _listBatchTasksResponseType ??= _invoker.TypeInfo<global::IoTDA.Sdk.BatchTasks.ListBatchTasksResponse>(), cancellationToken);
    }

    public global::System.Threading.Tasks.Task<global::IoTDA.Sdk.BatchTasks.ShowBatchTaskResponse> ShowBatchTaskAsync(string taskId, string? taskDetailStatus, string? target, int? limit, string? marker, int? offset, global::System.Threading.CancellationToken cancellationToken)
    {
        var path = new global::IoTDA.Sdk.Http.ApiPath(stackalloc char[256]);
        path.AppendLiteral("/batchtasks/");
        path.AppendSegment(taskId);
        path.AppendQuery("task_detail_status", taskDetailStatus);
        path.AppendQuery("target", target);
        path.AppendQuery("limit", limit);
        path.AppendQuery("marker", marker);
        path.AppendQuery("offset", offset);
        return _invoker.SendAsync(new global::IoTDA.Sdk.Http.ApiCall(ShowBatchTaskOperation, path.ToStringAndClear()), null, _showBatchTaskResponseType ??= _invoker.TypeInfo<global::IoTDA.Sdk.BatchTasks.ShowBatchTaskResponse>(), cancellationToken);
    }

    public global::System.Threading.Tasks.Task DeleteBatchTaskAsync(string taskId, global::System.Threading.CancellationToken cancellationToken)
    {
        var path = new global::IoTDA.Sdk.Http.ApiPath(stackalloc char[256]);
        path.AppendLiteral("/batchtasks/");
        path.AppendSegment(taskId);
        return _invoker.SendAsync(new global::IoTDA.Sdk.Http.ApiCall(DeleteBatchTaskOperation, path.ToStringAndClear()), null, cancellationToken);
    }

    public global::System.Threading.Tasks.Task<global::IoTDA.Sdk.BatchTasks.BatchTargetsResponse> StopBatchTaskAsync(string taskId, global::IoTDA.Sdk.BatchTasks.BatchTargetsBody body, global::System.Threading.CancellationToken cancellationToken)
    {
        var path = new global::IoTDA.Sdk.Http.ApiPath(stackalloc char[256]);
        path.AppendLiteral("/batchtasks/");
        path.AppendSegment(taskId);
        path.AppendLiteral("/stop");
        return _invoker.SendAsync(new global::IoTDA.Sdk.Http.ApiCall(StopBatchTaskOperation, path.ToStringAndClear()), _invoker.JsonBody(body, _batchTargetsBodyType ??= _invoker.TypeInfo<global::IoTDA.Sdk.BatchTasks.BatchTargetsBody>()), _batchTargetsResponseType ??= _invoker.TypeInfo<global::IoTDA.Sdk.BatchTasks.BatchTargetsResponse>(), cancellationToken);
    }
}
