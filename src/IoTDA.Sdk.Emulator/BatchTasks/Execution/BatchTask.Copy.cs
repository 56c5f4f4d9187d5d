namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <content>A copy of a task at one moment.</content>
internal sealed partial class BatchTask
{
    private BatchTask(BatchTask other, IBatchTaskHost host)
    {
        _host = host;
        _settings = other._settings;
        _resolveFailure = other._resolveFailure;
        _queued = other._queued;
        _initialized = other._initialized;
        _started = other._started;
        _held = other._held;
        _timeline = new TaskTimeline(other._timeline);
        Id = other.Id;
        Order = other.Order;
        Definition = other.Definition;
        CreatedAt = other.CreatedAt;
        SubTasks = new SubTaskSet(other.SubTasks);
        Status = other.Status;
        StatusDescription = other.StatusDescription;
        Executions = other.Executions;
        FinishedAt = other.FinishedAt;
        _ready = new(other._ready.Select(entry => (SubTasks[entry.SubTask.Index], entry.Epoch)));
    }

    /// <summary>Whether it waits for another one's end.</summary>
    public bool IsQueued => _queued && !Status.IsFinal();

    /// <summary>The same task, to live in another host.</summary>
    public BatchTask CopyTo(IBatchTaskHost host) => new(this, host);
}
