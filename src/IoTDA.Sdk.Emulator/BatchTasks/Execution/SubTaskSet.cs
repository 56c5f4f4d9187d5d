namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>A task's sub-tasks with their counts by status.</summary>
internal sealed class SubTaskSet
{
    private readonly SubTask[] _all;
    private readonly int[] _counts = new int[Enum.GetValues<SubTaskStatus>().Length];
    private Dictionary<string, SubTask>? _byTarget;

    /// <summary>Makes a sub-task of each target. A target that is named twice is one sub-task: the reference leaves that open.</summary>
    public SubTaskSet(IEnumerable<string> targets, int retries, bool confirmed)
    {
        _all = [.. targets.Distinct(StringComparer.Ordinal).Select(
            (target, index) => new SubTask(index, target) { RetriesLeft = retries, Confirmed = confirmed })];
        _counts[(int)SubTaskStatus.Waiting] = _all.Length;
    }

    /// <summary>A copy of all of them.</summary>
    public SubTaskSet(SubTaskSet other)
    {
        _all = [.. other._all.Select(subTask => subTask.Copy())];
        other._counts.CopyTo(_counts, 0);
    }

    public int Count => _all.Length;

    public ReadOnlySpan<SubTask> All => _all;

    /// <summary>The records, in ascending order of id.</summary>
    public IReadOnlyList<SubTask> Records => _all;

    /// <summary>How many will still change by themselves, or wait for confirmation.</summary>
    public int ActiveCount
        => CountOf(SubTaskStatus.Waiting) + CountOf(SubTaskStatus.Processing) + CountOf(SubTaskStatus.FailWaitRetry);

    public SubTask this[int index] => _all[index];

    public int CountOf(SubTaskStatus status) => _counts[(int)status];

    public void Move(SubTask subTask, SubTaskStatus status)
    {
        _counts[(int)subTask.Status]--;
        _counts[(int)status]++;
        subTask.Status = status;
    }

    public SubTask? Find(string target)
    {
        _byTarget ??= _all.ToDictionary(subTask => subTask.Target, StringComparer.Ordinal);
        return _byTarget.GetValueOrDefault(target);
    }

    /// <summary>The status of a task of which no sub-task is active any more.</summary>
    public BatchTaskStatus Result()
    {
        if (Count > 0 && CountOf(SubTaskStatus.Success) == Count)
        {
            return BatchTaskStatus.Success;
        }

        if (CountOf(SubTaskStatus.Success) > 0)
        {
            return BatchTaskStatus.PartialSuccess;
        }

        return CountOf(SubTaskStatus.Fail) == 0 && CountOf(SubTaskStatus.Stopped) > 0 ? BatchTaskStatus.Stopped : BatchTaskStatus.Fail;
    }
}
