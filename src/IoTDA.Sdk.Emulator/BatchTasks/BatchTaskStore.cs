using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary>All batch tasks, in ascending order of id. Every use of the store, and of a task in it, happens under <see cref="Lock"/>.</summary>
internal sealed class BatchTaskStore(int maxUnfinished)
{
    private readonly List<BatchTask> _ordered = [];
    private readonly List<BatchTask> _deleted = [];
    private readonly Dictionary<string, BatchTask> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BatchTask>> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<BatchTask>> _unfinishedByApp = new(StringComparer.Ordinal);
    private readonly BatchTaskIds _ids = new();

    public Lock Lock { get; } = new();

    public IReadOnlyList<BatchTask> All => _ordered;

    public IReadOnlyList<BatchTask> Deleted => _deleted;

    /// <summary>Every task that was ever created.</summary>
    public IReadOnlyList<BatchTask> Created => [.. _ordered.Concat(_deleted).OrderBy(task => task.Id, StringComparer.Ordinal)];

    public IReadOnlyList<BatchTask> OfType(string type) => _byType.TryGetValue(type, out List<BatchTask>? tasks) ? tasks : [];

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
        if (!_byType.TryGetValue(task.Definition.Type, out List<BatchTask>? ofType))
        {
            _byType.Add(task.Definition.Type, ofType = []);
        }

        ofType.Add(task);
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
        RemoveFrom(_ordered, task);
        RemoveFrom(_byType[task.Definition.Type], task);
        _deleted.Add(task);
    }

    /// <summary>Forgets all tasks. Ids go on growing.</summary>
    public void Clear()
    {
        _ordered.Clear();
        _deleted.Clear();
        _byId.Clear();
        _byType.Clear();
        _unfinishedByApp.Clear();
    }

    private static void RemoveFrom(List<BatchTask> ordered, BatchTask task)
        => ordered.RemoveAt(RecordOrder.CountBelow(ordered, static candidate => candidate.Id, task.Id));

    private static bool IsFinished(BatchTask task, DateTimeOffset now)
    {
        task.Advance(now);
        return task.Status.IsFinal();
    }
}
