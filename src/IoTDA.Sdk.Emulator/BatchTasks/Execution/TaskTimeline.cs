namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>What will happen to a task.</summary>
internal enum TaskEventKind
{
    Initialized,
    ScheduleReached,
    AttemptEnded,
    PatienceEnded,
    RetryDue,
    StopEnded,
}

/// <summary>Something that will happen to a task, or to one of its sub-tasks.</summary>
internal readonly record struct TaskEvent(TaskEventKind Kind, int Index, int Epoch);

/// <summary>A task's coming events in order of time; events of one time keep the order in which they were added.</summary>
internal sealed class TaskTimeline
{
    private readonly PriorityQueue<TaskEvent, (long Ticks, long Sequence)> _events;
    private long _sequence;

    public TaskTimeline() => _events = new();

    public TaskTimeline(TaskTimeline other)
    {
        _events = new(other._events.UnorderedItems);
        _sequence = other._sequence;
    }

    /// <summary>When the next event is; null when there is none.</summary>
    public long? NextTicks => _events.TryPeek(out _, out (long Ticks, long Sequence) key) ? key.Ticks : null;

    public void Add(DateTimeOffset at, TaskEvent taskEvent) => _events.Enqueue(taskEvent, (at.UtcTicks, _sequence++));

    public void Clear() => _events.Clear();

    public (TaskEvent Event, DateTimeOffset At) Take()
    {
        _events.TryDequeue(out TaskEvent taskEvent, out (long Ticks, long Sequence) key);
        return (taskEvent, new DateTimeOffset(key.Ticks, TimeSpan.Zero));
    }
}
