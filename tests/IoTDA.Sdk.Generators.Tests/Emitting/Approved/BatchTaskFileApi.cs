#nullable enable

namespace IoTDA.Sdk.BatchTaskFiles;

internal sealed class BatchTaskFileApi : global::IoTDA.Sdk.BatchTaskFiles.IBatchTaskFileApi
{
    private static readonly global::IoTDA.Sdk.Http.ApiOperation UploadBatchTaskFileOperation = new("UploadBatchTaskFile", global::System.Net.Http.HttpMethod.Post, "/batchtask-files");
    private static readonly global::System.Collections.Generic.KeyValuePair<string, string?>[] UploadBatchTaskFileHeaders = [new("Accept", "application/json"), new("X-Client", "iotda")];
    private static readonly global::IoTDA.Sdk.Http.ApiOperation ListBatchTaskFilesOperation = new("ListBatchTaskFiles", global::System.Net.Http.HttpMethod.Get, "/batchtask-files");

    private readonly global::IoTDA.Sdk.Http.ApiInvoker _invoker;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::IoTDA.Sdk.BatchTaskFiles.BatchTaskFile>? _batchTaskFileType;
    private global::System.Text.Json.Serialization.Metadata.JsonTypeInfo<global::System.Collections.Generic.List<global::IoTDA.Sdk.BatchTaskFiles.BatchTaskFile>>? _listBatchTaskFileType;

    public BatchTaskFileApi(global::IoTDA.Sdk.Http.ApiInvoker invoker)
    {
        _invoker = invoker;
    }

    public global::System.Threading.Tasks.Task<global::IoTDA.Sdk.BatchTaskFiles.BatchTaskFile> UploadBatchTaskFileAsync(global::IoTDA.Sdk.Http.StreamPart file, global::System.Threading.CancellationToken cancellationToken)
    {
        return _invoker.SendAsync(new global::IoTDA.Sdk.Http.ApiCall(UploadBatchTaskFileOperation, "/batchtask-files", UploadBatchTaskFileHeaders), _invoker.FormBody(file, "file"), _batchTaskFileType ??= _invoker.TypeInfo<global::IoTDA.Sdk.BatchTaskFiles.BatchTaskFile>(), cancellationToken);
    }

    public global::System.Threading.Tasks.Task<global::System.Collections.Generic.List<global::IoTDA.Sdk.BatchTaskFiles.BatchTaskFile>> ListBatchTaskFilesAsync(string? trace, string path, int @event, global::System.Threading.CancellationToken cancellationToken = default)
    {
        var path2 = new global::IoTDA.Sdk.Http.ApiPath(stackalloc char[256]);
        path2.AppendLiteral("/batchtask-files");
        path2.AppendQuery("file%20type", path);
        path2.AppendQuery("event", @event);
        return _invoker.SendAsync(new global::IoTDA.Sdk.Http.ApiCall(ListBatchTaskFilesOperation, path2.ToStringAndClear(), [new("Accept", "application/json"), new("x-client", "\"files\""), new("X-Trace", trace)]), null, _listBatchTaskFileType ??= _invoker.TypeInfo<global::System.Collections.Generic.List<global::IoTDA.Sdk.BatchTaskFiles.BatchTaskFile>>(), cancellationToken);
    }
}
