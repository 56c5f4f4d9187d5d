namespace IoTDA.Sdk.BatchTaskFiles;

/// <summary>The batch task file operations as they are on the wire, in the order of the API reference.</summary>
internal interface IBatchTaskFileApi
{
    [Multipart]
    [Post("/batchtask-files")]
    Task<BatchTaskFile> UploadBatchTaskFileAsync([AliasAs("file")] StreamPart file, CancellationToken cancellationToken);

    [Get("/batchtask-files")]
    Task<ListBatchTaskFilesResponse> ListBatchTaskFilesAsync(CancellationToken cancellationToken);

    [Delete("/batchtask-files/{file_id}")]
    Task DeleteBatchTaskFileAsync([AliasAs("file_id")] string fileId, CancellationToken cancellationToken);
}
