using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.BatchTaskFiles;

/// <summary>The facade over the wire interface: checks arguments, opens files.</summary>
internal sealed class BatchTaskFileClient(IBatchTaskFileApi api, UploadRecovery uploads, bool validate) : IBatchTaskFileClient
{
    /// <inheritdoc />
    public Task<BatchTaskFile> UploadAsync(Stream content, string fileName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        FileRules.CheckUpload(fileName, content.CanSeek ? content.Length - content.Position : null, validate);
        return uploads.UploadAsync(content, fileName, validate ? FileRules.CheckSize : static (_, _) => { }, cancellationToken);
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
        PageOf<BatchTaskFile> answer = await api.ListBatchTaskFilesAsync(cancellationToken).ConfigureAwait(false);
        return answer.Items;
    }

    /// <inheritdoc />
    public async Task DeleteAsync(string fileId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(fileId);
        FileRules.CheckFileId(fileId, validate);
        await api.DeleteBatchTaskFileAsync(fileId, cancellationToken).ConfigureAwait(false);
    }
}
