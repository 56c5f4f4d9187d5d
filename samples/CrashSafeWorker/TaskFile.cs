namespace CrashSafeWorker;

/// <summary>Remembers what each instance works on, in a file each: the task's name before it is created, then its id. It survives the process.</summary>
/// <param name="path">What the files' names begin with.</param>
internal sealed class TaskFile(string path)
{
    public async Task<(string? Name, string? TaskId)> FindAsync(string instance, CancellationToken cancellationToken)
    {
        string[] lines = File.Exists(Of(instance)) ? await File.ReadAllLinesAsync(Of(instance), cancellationToken) : [];
        return (lines.ElementAtOrDefault(0), lines.ElementAtOrDefault(1));
    }

    /// <summary>Replaces the file as a whole: killed in between, the old one is still there.</summary>
    public async Task SaveAsync(string instance, params string[] lines)
    {
        string next = $"{Of(instance)}.next";
        await File.WriteAllLinesAsync(next, lines, CancellationToken.None);
        File.Move(next, Of(instance), overwrite: true);
    }

    private string Of(string instance) => $"{path}.{instance}";
}
