namespace IoTDA.Sdk.BatchTaskFiles;

/// <summary>The facade over the wire interface: checks arguments, opens files.</summary>
/// <param name="api">The wire.</param>
/// <param name="options">The client's options.</param>
internal sealed class BatchTaskFileClient(IBatchTaskFileApi api, IoTDAClientOptions options) : IBatchTaskFileClient
{
    /// <inheritdoc />
    public async Task<BatchTaskFile> UploadAsync(Stream content, string fileName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        FileRules.CheckUpload(fileName, content.CanSeek ? content.Length - content.Position : null, options.ValidateRequests);
        return await api.UploadBatchTaskFileAsync(new StreamPart(content, fileName, FileRules.ContentType(fileName)), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task<BatchTaskFile> UploadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 4096, useAsync: true);
        await using (content.ConfigureAwait(false))
        {
            return await UploadAsync(content, Path.GetFileName(path), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<BatchTaskFile>> ListAsync(CancellationToken cancellationToken = default)
    {
        ListBatchTaskFilesResponse answer = await api.ListBatchTaskFilesAsync(cancellationToken).ConfigureAwait(false);
        return answer.Files;
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string fileId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fileId);
        FileRules.CheckFileId(fileId, options.ValidateRequests);
        await api.DeleteBatchTaskFileAsync(fileId, cancellationToken).ConfigureAwait(false);
    }
}
