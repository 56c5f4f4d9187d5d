using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary>How many tasks of a resource space are unfinished, and which wait for a place.</summary>
internal sealed class TaskQuota(int max, QuotaReading reading)
{
    private readonly Dictionary<string, HashSet<BatchTask>> _unfinished = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LinkedList<BatchTask>> _queued = new(StringComparer.Ordinal);

    /// <summary>The resource spaces with tasks, and how many of those are unfinished or wait.</summary>
    public IEnumerable<(string AppId, int Unfinished, int Queued)> All
        => _unfinished.Select(space => (space.Key, space.Value.Count, _queued.GetValueOrDefault(space.Key)?.Count ?? 0));

    /// <summary>Whether a new task must wait for a place.</summary>
    /// <exception cref="RequestRefusedException">There is no place, and tasks do not wait for one.</exception>
    public bool MustQueue(string appId)
    {
        int count = _unfinished.GetValueOrDefault(appId)?.Count ?? 0;
        if (count >= max && reading == QuotaReading.Refuse)
        {
            throw new RequestRefusedException(
                400, EmulatorErrorCodes.TooManyTasks, $"The resource space has {count} unfinished batch tasks, at most {max} are allowed.");
        }

        return count >= max;
    }

    public void Add(BatchTask task, bool queued)
    {
        string appId = task.Definition.AppId;
        if (!_unfinished.TryGetValue(appId, out HashSet<BatchTask>? tasks))
        {
            _unfinished.Add(appId, tasks = []);
            _queued.Add(appId, new());
        }

        if (queued)
        {
            _queued[appId].AddLast(task);
        }
        else
        {
            tasks.Add(task);
        }
    }

    /// <summary>Removes a task that is finished; gives the one that takes its place.</summary>
    public BatchTask? Remove(BatchTask task)
    {
        HashSet<BatchTask> tasks = _unfinished[task.Definition.AppId];
        LinkedList<BatchTask> queued = _queued[task.Definition.AppId];
        queued.Remove(task);
        tasks.Remove(task);
        if (tasks.Count >= max || queued.First is not { } next)
        {
            return null;
        }

        queued.RemoveFirst();
        tasks.Add(next.Value);
        return next.Value;
    }

    public void Clear()
    {
        _unfinished.Clear();
        _queued.Clear();
    }
}
