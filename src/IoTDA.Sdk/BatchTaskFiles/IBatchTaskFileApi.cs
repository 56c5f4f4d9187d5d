using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.BatchTaskFiles;

/// <summary>The batch task file operations as they are on the wire, in the order of the API reference.</summary>
internal interface IBatchTaskFileApi
{
    [Post("/batchtask-files")]
    Task<BatchTaskFile> UploadBatchTaskFileAsync([Body] MultipartFormDataContent form, CancellationToken cancellationToken);

    [Get("/batchtask-files")]
    Task<PageOf<BatchTaskFile>> ListBatchTaskFilesAsync(CancellationToken cancellationToken);

    [Delete("/batchtask-files/{file_id}")]
    Task<NoAnswer?> DeleteBatchTaskFileAsync([AliasAs("file_id")] string fileId, CancellationToken cancellationToken);
}
