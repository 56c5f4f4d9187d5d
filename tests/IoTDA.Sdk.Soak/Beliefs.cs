using System.Collections.Concurrent;

namespace IoTDA.Sdk.Soak;

/// <summary>What callers were told.</summary>
internal sealed class Beliefs
{
    /// <summary>A create that a caller was told of.</summary>
    /// <param name="Name">The task's name.</param>
    /// <param name="Type">The task's type.</param>
    /// <param name="TaskId">The task's id, where the caller got a task.</param>
    /// <param name="IsUnknown">Whether the caller was told that the outcome is open.</param>
    public sealed record Created(string Name, BatchTaskType Type, string? TaskId, bool IsUnknown);

    /// <summary>What a caller was told of an action on a task of its own.</summary>
    /// <param name="TaskId">The task.</param>
    /// <param name="Operation">The operation.</param>
    /// <param name="Succeeded">Whether the caller was told that it succeeded.</param>
    /// <param name="IsUnknown">Whether the caller was told that the outcome is open.</param>
    public sealed record Acted(string TaskId, string Operation, bool Succeeded, bool IsUnknown);

    public ConcurrentQueue<Created> Creates { get; } = new();

    public ConcurrentQueue<Acted> Actions { get; } = new();

    public ConcurrentQueue<(string Name, string? FileId, bool IsUnknown)> Uploads { get; } = new();

    /// <summary>The last that a caller saw of a task that had come to its end.</summary>
    public ConcurrentQueue<BatchTask> Ends { get; } = new();

    /// <summary>Listings that were complete as far as the caller was told: how many sub-tasks came.</summary>
    public ConcurrentQueue<(string TaskId, int Count)> Listings { get; } = new();

    /// <summary>Exceptions of a kind that no caller should see.</summary>
    public ConcurrentQueue<Exception> Undocumented { get; } = new();

    /// <summary>Runs a call and takes down a failure of a kind that is documented.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Nothing on success; otherwise whether the outcome is open.</returns>
    public async Task<bool?> TryAsync(Func<Task> call)
    {
        try
        {
            await call();
            return null;
        }
        catch (IoTDAException failure)
        {
            return failure.MayHaveExecuted;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Undocumented.Enqueue(exception);
            return true;
        }
    }
}
