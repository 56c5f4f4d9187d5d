namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>
/// All tasks that something will happen to, by the time of the next event. Nothing runs by itself: <see cref="Advance"/> catches up with
/// the clock, event by event over all tasks, so tasks cost nothing while nobody looks and meet each other as they would have.
/// </summary>
internal sealed class Agenda
{
    private readonly SortedSet<BatchTask> _tasks = new(Comparer<BatchTask>.Create(
        static (one, other) => (one.AgendaTicks ?? 0, one.Order).CompareTo((other.AgendaTicks ?? 0, other.Order))));

    public void Advance(DateTimeOffset now)
    {
        while (_tasks.Min is { } task && task.AgendaTicks <= now.UtcTicks)
        {
            task.HandleNext();
            Update(task);
        }
    }

    public void Update(BatchTask task)
    {
        long? next = task.NextTicks;
        if (next == task.AgendaTicks)
        {
            return;
        }

        Remove(task);
        task.AgendaTicks = next;
        if (next is not null)
        {
            _tasks.Add(task);
        }
    }

    public void Remove(BatchTask task)
    {
        if (task.AgendaTicks is not null)
        {
            _tasks.Remove(task);
            task.AgendaTicks = null;
        }
    }

    public void Clear() => _tasks.Clear();
}
