using IoTDA.Sdk.Http;

namespace IoTDA.Sdk.BatchTaskFiles;

[Headers("Accept: application/json", "X-Client: iotda")]
internal interface IBatchTaskFileApi
{
    [Multipart, Post("/batchtask-files")]
    Task<BatchTaskFile> UploadBatchTaskFileAsync([AliasAs("file")] StreamPart file, CancellationToken cancellationToken);

    [Get("/batchtask-files")]
    [Headers("x-client: \"files\"")]
    Task<List<BatchTaskFile>> ListBatchTaskFilesAsync(
        [Header("X-Trace")] string? trace,
        [AliasAs("file type")] string path,
        [Query] int @event,
        CancellationToken cancellationToken = default);
}
