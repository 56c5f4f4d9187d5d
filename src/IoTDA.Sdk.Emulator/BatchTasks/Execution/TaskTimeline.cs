namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>What will happen to a task.</summary>
internal enum TaskEventKind
{
    Initialized,
    ScheduleReached,
    AttemptEnded,
    RetryDue,
    StopEnded,
}

/// <summary>Something that will happen to a task, or to one of its sub-tasks.</summary>
internal readonly record struct TaskEvent(TaskEventKind Kind, int Index, int Epoch);

/// <summary>A task's coming events in order of time; events of one time keep the order in which they were added.</summary>
internal sealed class TaskTimeline
{
    private readonly PriorityQueue<TaskEvent, (long Ticks, long Sequence)> _events = new();
    private long _sequence;

    public void Add(DateTimeOffset at, TaskEvent taskEvent) => _events.Enqueue(taskEvent, (at.UtcTicks, _sequence++));

    public void Clear() => _events.Clear();

    public bool TryTake(DateTimeOffset until, out TaskEvent taskEvent, out DateTimeOffset at)
    {
        if (_events.TryPeek(out taskEvent, out (long Ticks, long Sequence) key) && key.Ticks <= until.UtcTicks)
        {
            _events.Dequeue();
            at = new DateTimeOffset(key.Ticks, TimeSpan.Zero);
            return true;
        }

        at = default;
        return false;
    }
}
