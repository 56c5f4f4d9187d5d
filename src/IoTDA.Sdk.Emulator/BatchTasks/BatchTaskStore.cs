using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary>All batch tasks, in ascending order of id. Every use of the store, and of a task in it, happens under <see cref="Lock"/>.</summary>
internal sealed class BatchTaskStore(int maxUnfinished)
{
    private readonly List<BatchTask> _ordered = [];
    private readonly List<BatchTask> _deleted = [];
    private readonly Dictionary<string, BatchTask> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<BatchTask>> _unfinishedByApp = new(StringComparer.Ordinal);
    private readonly BatchTaskIds _ids = new();

    public Lock Lock { get; } = new();

    public IReadOnlyList<BatchTask> All => _ordered;

    public IReadOnlyList<BatchTask> Deleted => _deleted;

    public IEnumerable<BatchTask> Descending()
    {
        for (int i = _ordered.Count - 1; i >= 0; i--)
        {
            yield return _ordered[i];
        }
    }

    public string NextId(DateTimeOffset now) => _ids.Next(now);

    public void EnsureQuota(string appId, DateTimeOffset now)
    {
        if (_unfinishedByApp.TryGetValue(appId, out HashSet<BatchTask>? tasks) && tasks.Count >= maxUnfinished)
        {
            tasks.RemoveWhere(task => IsFinished(task, now));
            if (tasks.Count >= maxUnfinished)
            {
                throw new RequestRefusedException(
                    400, EmulatorErrorCodes.TooManyTasks, $"The resource space has {tasks.Count} unfinished batch tasks, at most {maxUnfinished} are allowed.");
            }
        }
    }

    public void Add(BatchTask task)
    {
        _ordered.Add(task);
        _byId.Add(task.Id, task);
        TrackUnfinished(task);
    }

    /// <summary>Counts a task that a retry has started again.</summary>
    public void TrackUnfinished(BatchTask task)
    {
        if (!_unfinishedByApp.TryGetValue(task.Definition.AppId, out HashSet<BatchTask>? tasks))
        {
            _unfinishedByApp.Add(task.Definition.AppId, tasks = []);
        }

        tasks.Add(task);
    }

    public BatchTask Get(string? id, DateTimeOffset now)
    {
        if (id is not { Length: > 0 and <= 24 } || !id.All(char.IsAsciiHexDigitLower))
        {
            throw RequestRefusedException.InvalidInput($"The task id '{id}' must have 1 to 24 of the characters a-f and 0-9.");
        }

        if (!_byId.TryGetValue(id, out BatchTask? task))
        {
            throw new RequestRefusedException(404, EmulatorErrorCodes.TaskNotFound, $"The batch task {id} does not exist.");
        }

        task.Advance(now);
        return task;
    }

    public void Remove(BatchTask task)
    {
        _byId.Remove(task.Id);
        _ordered.Remove(task);
        _deleted.Add(task);
    }

    private static bool IsFinished(BatchTask task, DateTimeOffset now)
    {
        task.Advance(now);
        return task.Status.IsFinal();
    }
}
