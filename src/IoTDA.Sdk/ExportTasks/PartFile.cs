namespace IoTDA.Sdk.ExportTasks;

/// <summary>A file that is written beside the one whose place it takes in one step, so that nobody sees a half.</summary>
internal sealed class PartFile(string path) : IDisposable
{
    private readonly string _path = Path.GetFullPath(path);
    private readonly FileStream _content = new(PartOf(path), FileMode.CreateNew, FileAccess.Write, FileShare.None, 4096, useAsync: true);
    private bool _isMoved;

    /// <summary>What is written so far.</summary>
    public Stream Content => _content;

    /// <summary>Puts the file in its place.</summary>
    public async Task MoveAsync()
    {
        await using (_content.ConfigureAwait(false))
        {
            await _content.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }

        File.Move(_content.Name, _path, overwrite: true);
        _isMoved = true;
    }

    /// <summary>Removes what has not got to its place.</summary>
    public void Dispose()
    {
        if (_isMoved)
        {
            return;
        }

        try
        {
            _content.Dispose();
            File.Delete(_content.Name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Why it has not got there matters more.
        }
    }

    private static string PartOf(string path) => $"{path}.{Path.GetRandomFileName()}.part";
}
