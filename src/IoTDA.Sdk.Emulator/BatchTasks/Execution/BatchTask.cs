namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>
/// A batch task as a state machine over its timeline. Nothing runs by itself: <see cref="Advance"/> catches up with the clock,
/// event by event, so a task costs nothing while nobody looks and gives the same result however often it is looked at.
/// </summary>
internal sealed class BatchTask
{
    private readonly ExecutionSettings _settings;
    private readonly string? _resolveFailure;
    private readonly TaskTimeline _timeline = new();
    private readonly Queue<(SubTask SubTask, int Epoch)> _ready = new();
    private bool _started;

    public BatchTask(string id, TaskDefinition definition, ResolvedTargets targets, DateTimeOffset createdAt, ExecutionSettings settings)
    {
        _settings = settings;
        _resolveFailure = targets.Failure;
        Id = id;
        Definition = definition;
        CreatedAt = createdAt;
        SubTasks = new SubTaskSet(targets.Targets, definition.Policy.RetryCount, confirmed: !definition.NeedConfirm);
        _timeline.Add(createdAt + settings.Scale(settings.InitializationTime), new TaskEvent(TaskEventKind.Initialized, 0, 0));
    }

    public string Id { get; }

    public TaskDefinition Definition { get; }

    public DateTimeOffset CreatedAt { get; }

    public SubTaskSet SubTasks { get; }

    public BatchTaskStatus Status { get; private set; } = BatchTaskStatus.Initializing;

    public string? StatusDescription { get; private set; }

    /// <summary>How often a run was started: once by the platform, once more by each retry that had something to run.</summary>
    public int Executions { get; private set; }

    public void Advance(DateTimeOffset now)
    {
        while (_timeline.TryTake(now, out TaskEvent taskEvent, out DateTimeOffset at))
        {
            Handle(taskEvent, at);
        }
    }

    /// <summary>Ends sub-tasks; the whole task when none is named.</summary>
    public void Stop(IReadOnlyList<SubTask> subTasks, bool whole, DateTimeOffset now)
    {
        foreach (SubTask subTask in subTasks)
        {
            subTask.Epoch++;
            SubTasks.Move(subTask, SubTaskStatus.Stopped);
        }

        if (whole)
        {
            _ready.Clear();
            _timeline.Clear();
            Status = BatchTaskStatus.Stopping;
            _timeline.Add(now + _settings.Scale(_settings.StoppingTime), new TaskEvent(TaskEventKind.StopEnded, 0, 0));
        }
        else if (_started)
        {
            StartReady(now);
        }
    }

    /// <summary>Runs sub-tasks again that failed or were stopped.</summary>
    public void Retry(IReadOnlyList<SubTask> subTasks, DateTimeOffset now)
    {
        foreach (SubTask subTask in subTasks)
        {
            subTask.Epoch++;
            subTask.Failure = null;
            subTask.Confirmed = true;
            subTask.RetriesLeft = Definition.Policy.RetryCount;
            SubTasks.Move(subTask, SubTaskStatus.Waiting);
            _ready.Enqueue((subTask, subTask.Epoch));
        }

        if (subTasks.Count > 0)
        {
            Executions++;
            StartReady(now);
        }
    }

    /// <summary>Lets sub-tasks go out that waited for confirmation.</summary>
    public void Confirm(IReadOnlyList<SubTask> subTasks, DateTimeOffset now)
    {
        foreach (SubTask subTask in subTasks)
        {
            subTask.Confirmed = true;
            if (_started)
            {
                _ready.Enqueue((subTask, subTask.Epoch));
            }
        }

        if (_started)
        {
            StartReady(now);
        }
    }

    private void Handle(TaskEvent taskEvent, DateTimeOffset at)
    {
        switch (taskEvent.Kind)
        {
            case TaskEventKind.Initialized:
                Initialize(at);
                break;
            case TaskEventKind.ScheduleReached:
                Start(at);
                break;
            case TaskEventKind.StopEnded:
                Status = BatchTaskStatus.Stopped;
                break;
            case TaskEventKind.AttemptEnded when SubTasks[taskEvent.Index] is var subTask && subTask.Epoch == taskEvent.Epoch:
                EndAttempt(subTask, at);
                break;
            case TaskEventKind.RetryDue when SubTasks[taskEvent.Index] is var subTask && subTask.Epoch == taskEvent.Epoch:
                SubTasks.Move(subTask, SubTaskStatus.Waiting);
                _ready.Enqueue((subTask, subTask.Epoch));
                StartReady(at);
                break;
        }
    }

    private void Initialize(DateTimeOffset at)
    {
        if (_resolveFailure is not null)
        {
            Status = BatchTaskStatus.Fail;
            StatusDescription = _resolveFailure;
        }
        else if (Definition.Policy.ScheduleTime is { } scheduled && scheduled > CreatedAt)
        {
            Status = BatchTaskStatus.Waiting;
            _timeline.Add(Later(at, CreatedAt + _settings.Scale(scheduled - CreatedAt)), new TaskEvent(TaskEventKind.ScheduleReached, 0, 0));
        }
        else
        {
            Start(at);
        }
    }

    private void Start(DateTimeOffset at)
    {
        _started = true;
        Executions++;
        foreach (SubTask subTask in SubTasks.All)
        {
            if (subTask is { Confirmed: true, Status: SubTaskStatus.Waiting })
            {
                _ready.Enqueue((subTask, subTask.Epoch));
            }
        }

        StartReady(at);
    }

    /// <summary>Starts as many attempts as may run at a time, and derives the task's status.</summary>
    private void StartReady(DateTimeOffset at)
    {
        while (SubTasks.CountOf(SubTaskStatus.Processing) < _settings.Parallelism && _ready.TryDequeue(out (SubTask SubTask, int Epoch) next))
        {
            if (next.SubTask.Epoch == next.Epoch)
            {
                StartAttempt(next.SubTask, at);
            }
        }

        bool nothingSent = SubTasks.CountOf(SubTaskStatus.Waiting) == SubTasks.Count;
        Status = SubTasks.ActiveCount == 0 ? SubTasks.Result() : nothingSent ? BatchTaskStatus.Waiting : BatchTaskStatus.Processing;
        if (SubTasks.Count == 0)
        {
            StatusDescription = "The task has no target.";
        }
    }

    private void StartAttempt(SubTask subTask, DateTimeOffset at)
    {
        SubTasks.Move(subTask, SubTaskStatus.Processing);
        subTask.Attempts++;
        DeviceAttempt attempt = new(Id, Definition.Name, Definition.Type, subTask.Target, subTask.Index, subTask.Attempts);
        subTask.Failure = _settings.Outcomes.FailureOf(attempt);
        TimeSpan duration = _settings.Scale(_settings.Outcomes.DurationOf(attempt));
        _timeline.Add(at + duration, new TaskEvent(TaskEventKind.AttemptEnded, subTask.Index, subTask.Epoch));
    }

    private void EndAttempt(SubTask subTask, DateTimeOffset at)
    {
        if (subTask.Failure is null)
        {
            SubTasks.Move(subTask, SubTaskStatus.Success);
        }
        else if (subTask.RetriesLeft > 0)
        {
            subTask.RetriesLeft--;
            SubTasks.Move(subTask, SubTaskStatus.FailWaitRetry);
            TimeSpan wait = _settings.Scale(Definition.Policy.RetryInterval);
            _timeline.Add(at + wait, new TaskEvent(TaskEventKind.RetryDue, subTask.Index, subTask.Epoch));
        }
        else
        {
            SubTasks.Move(subTask, SubTaskStatus.Fail);
        }

        StartReady(at);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
