using System.Security.Cryptography;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator.BatchTaskFiles;

/// <summary>The uploaded files, newest last. Every use happens under the task store's lock, so a file cannot be used twice.</summary>
internal sealed class BatchTaskFileStore(int maxFiles, IDictionary<string, string> known)
{
    private const string IdCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    private readonly List<UploadedFile> _files = [];

    public IReadOnlyList<UploadedFile> All(DateTimeOffset now)
    {
        _files.RemoveAll(file => now - file.UploadTime >= Life);
        return _files;
    }

    public UploadedFile Add(string name, ReadOnlyMemory<byte> content, DateTimeOffset now)
    {
        IReadOnlyList<UploadedFile> files = All(now);
        if (files.Any(file => string.Equals(file.Name, name, StringComparison.Ordinal)))
        {
            throw new RequestRefusedException(400, EmulatorErrorCodes.FileNameExists, $"A file with the name {name} exists.");
        }

        if (files.Count >= maxFiles)
        {
            throw new RequestRefusedException(400, EmulatorErrorCodes.TooManyFiles, $"At most {maxFiles} files are kept at a time.");
        }

        UploadedFile file = new(RandomNumberGenerator.GetString(IdCharacters, 28), name, now, content);
        _files.Add(file);
        return file;
    }

    public void Clear() => _files.Clear();

    public void Restore(IEnumerable<UploadedFile> files)
    {
        _files.Clear();
        _files.AddRange(files);
    }

    /// <summary>A file for a task: one that is known stays, any other is used up.</summary>
    public UploadedFile Use(string id, DateTimeOffset now)
        => known.TryGetValue(id, out string? name) ? new UploadedFile(id, name, now, default) : Take(id, now);

    /// <summary>Removes a file and returns it.</summary>
    public UploadedFile Take(string? id, DateTimeOffset now)
    {
        UploadedFile file = All(now).FirstOrDefault(candidate => string.Equals(candidate.Id, id, StringComparison.Ordinal))
            ?? throw new RequestRefusedException(404, EmulatorErrorCodes.FileNotFound, $"The batch task file {id} does not exist.");
        _files.Remove(file);
        return file;
    }
}
