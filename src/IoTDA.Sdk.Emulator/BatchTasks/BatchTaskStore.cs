using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Fleet;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary>
/// All batch tasks, in ascending order of id, and the fleet that they act on. Every use of the store, and of what is in it, happens under
/// <see cref="Lock"/> and after <see cref="Advance"/>.
/// </summary>
internal sealed class BatchTaskStore : IBatchTaskHost
{
    private readonly EmulatorOptions _options;
    private readonly List<BatchTask> _ordered = [];
    private readonly Queue<BatchTask> _deleted = new();
    private readonly Queue<(BatchTask Task, DateTimeOffset At)> _finished = new();
    private readonly Dictionary<string, BatchTask> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<BatchTask>> _byType = new(StringComparer.Ordinal);
    private readonly TaskQuota _quota;
    private readonly Agenda _agenda = new();
    private readonly RecordIds _ids = new();
    private long _order;

    public BatchTaskStore(EmulatorOptions options)
    {
        _options = options;
        _quota = new TaskQuota(options.MaxUnfinishedTasks, options.QuotaReading);
        Fleet = new FleetStore(options.DefaultAppId);
        Effects = new FleetEffects(Fleet);
    }

    public Lock Lock { get; } = new();

    public FleetStore Fleet { get; }

    public FleetEffects Effects { get; }

    public IReadOnlyList<BatchTask> All => _ordered;

    public IReadOnlyCollection<BatchTask> Deleted => _deleted;

    /// <summary>Every task that was ever created and is still remembered.</summary>
    public IReadOnlyList<BatchTask> Created => [.. _ordered.Concat(_deleted).OrderBy(task => task.Id, StringComparer.Ordinal)];

    public TaskQuota Quota => _quota;

    public IReadOnlyList<BatchTask> OfType(string type) => _byType.TryGetValue(type, out List<BatchTask>? tasks) ? tasks : [];

    /// <summary>Lets everything happen that is due.</summary>
    public void Advance(DateTimeOffset now)
    {
        _agenda.Advance(now);
        if (_options.TaskRetention is { } retention)
        {
            while (_finished.TryPeek(out (BatchTask Task, DateTimeOffset At) oldest) && now - oldest.At >= retention)
            {
                _finished.Dequeue();
                if (oldest.Task.FinishedAt == oldest.At && _byId.ContainsKey(oldest.Task.Id))
                {
                    Forget(oldest.Task);
                }
            }
        }
    }

    /// <exception cref="RequestRefusedException">The resource space has too many unfinished tasks.</exception>
    public BatchTask Add(TaskDefinition definition, Func<ResolvedTargets> resolve, DateTimeOffset now, ExecutionSettings settings)
    {
        bool queued = _quota.MustQueue(definition.AppId);
        BatchTask task = new(_ids.Next(now), ++_order, definition, resolve(), now, settings, this, queued);
        Insert(task, queued);
        _agenda.Advance(now);
        return task;
    }

    public BatchTask? Find(string id) => _byId.GetValueOrDefault(id);

    public BatchTask Get(string? id)
    {
        if (id is not { Length: > 0 and <= 24 } || !id.All(char.IsAsciiHexDigitLower))
        {
            throw RequestRefusedException.InvalidInput($"The task id '{id}' must have 1 to 24 of the characters a-f and 0-9.");
        }

        return Find(id) ?? throw new RequestRefusedException(404, EmulatorErrorCodes.TaskNotFound, $"The batch task {id} does not exist.");
    }

    public void Remove(BatchTask task)
    {
        Forget(task);
        _deleted.Enqueue(task);
        while (_deleted.Count > _options.DeletedTaskCapacity)
        {
            _deleted.Dequeue();
        }
    }

    /// <summary>Forgets all tasks. Ids go on growing.</summary>
    public void Clear()
    {
        _ordered.Clear();
        _deleted.Clear();
        _finished.Clear();
        _byId.Clear();
        _byType.Clear();
        _quota.Clear();
        _agenda.Clear();
        Fleet.ReleaseAll();
    }

    /// <summary>Takes over everything that another store holds, as copies.</summary>
    public void CopyFrom(BatchTaskStore other)
    {
        Clear();
        Dictionary<SubTask, SubTask> copies = [];
        foreach (BatchTask task in other._ordered)
        {
            BatchTask copy = task.CopyTo(this);
            foreach (SubTask subTask in task.SubTasks.All)
            {
                copies.Add(subTask, copy.SubTasks[subTask.Index]);
            }

            Insert(copy, copy.IsQueued);
        }

        foreach (BatchTask task in other._deleted)
        {
            _deleted.Enqueue(task);
        }

        Fleet.CopyFrom(other.Fleet, copies, _ordered);
        _order = Math.Max(_order, other._order);
    }

    void IBatchTaskHost.Changed(BatchTask task) => _agenda.Update(task);

    void IBatchTaskHost.Finished(BatchTask task, DateTimeOffset at)
    {
        if (_options.TaskRetention is not null)
        {
            _finished.Enqueue((task, at));
        }

        _quota.Remove(task)?.Admit(at);
    }

    void IBatchTaskHost.Restarted(BatchTask task) => _quota.Add(task, queued: false);

    private static void RemoveFrom(List<BatchTask> ordered, BatchTask task)
        => ordered.RemoveAt(RecordOrder.CountBelow(ordered, static candidate => candidate.Id, task.Id));

    private void Insert(BatchTask task, bool queued)
    {
        _ordered.Add(task);
        _byId.Add(task.Id, task);
        if (!_byType.TryGetValue(task.Definition.Type, out List<BatchTask>? ofType))
        {
            _byType.Add(task.Definition.Type, ofType = []);
        }

        ofType.Add(task);
        if (!task.Status.IsFinal())
        {
            _quota.Add(task, queued);
        }

        _agenda.Update(task);
    }

    private void Forget(BatchTask task)
    {
        _byId.Remove(task.Id);
        RemoveFrom(_ordered, task);
        RemoveFrom(_byType[task.Definition.Type], task);
        _agenda.Remove(task);
    }
}
