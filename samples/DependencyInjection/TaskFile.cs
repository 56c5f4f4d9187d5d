namespace DependencyInjection;

/// <summary>Remembers which task each instance works on, in a file each. It survives the process.</summary>
/// <param name="path">What the files' names begin with.</param>
internal sealed class TaskFile(string path)
{
    public async Task<string?> FindAsync(string instance, CancellationToken cancellationToken)
        => File.Exists(Of(instance)) ? await File.ReadAllTextAsync(Of(instance), cancellationToken) : null;

    public Task SaveAsync(string instance, string taskId) => File.WriteAllTextAsync(Of(instance), taskId, CancellationToken.None);

    private string Of(string instance) => $"{path}.{instance}";
}
