namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>A batch task as a state machine over its timeline.</summary>
internal sealed partial class BatchTask
{
    private readonly IBatchTaskHost _host;
    private readonly ExecutionSettings _settings;
    private readonly string? _resolveFailure;
    private readonly TaskTimeline _timeline;
    private readonly Queue<(SubTask SubTask, int Epoch)> _ready;
    private bool _queued;
    private bool _initialized;
    private bool _started;

    /// <summary>How many sub-tasks are processed but wait for their device, which leaves room for others.</summary>
    private int _held;

    public BatchTask(
        string id,
        long order,
        TaskDefinition definition,
        ResolvedTargets targets,
        DateTimeOffset createdAt,
        ExecutionSettings settings,
        IBatchTaskHost host,
        bool queued)
    {
        _host = host;
        _settings = settings;
        _resolveFailure = targets.Failure;
        _queued = queued;
        _timeline = new TaskTimeline();
        _ready = new();
        Id = id;
        Order = order;
        Definition = definition;
        CreatedAt = createdAt;
        SubTasks = new SubTaskSet(targets.Targets, definition.Policy.RetryCount, confirmed: !definition.NeedConfirm);
        _timeline.Add(settings.After(createdAt, settings.InitializationTime), new TaskEvent(TaskEventKind.Initialized, 0, 0));
    }

    public string Id { get; }

    /// <summary>Its number among all tasks.</summary>
    public long Order { get; }

    public TaskDefinition Definition { get; }

    public DateTimeOffset CreatedAt { get; }

    public SubTaskSet SubTasks { get; }

    public BatchTaskStatus Status { get; private set; } = BatchTaskStatus.Initializing;

    public string? StatusDescription { get; private set; }

    /// <summary>How often a run was started: once by the platform, once more by each retry that had something to run.</summary>
    public int Executions { get; private set; }

    /// <summary>When it reached its final status; null while it has none.</summary>
    public DateTimeOffset? FinishedAt { get; private set; }

    public long? NextTicks => _timeline.NextTicks;

    /// <summary>The time under which the agenda knows it.</summary>
    public long? AgendaTicks { get; set; }

    public void HandleNext()
    {
        (TaskEvent taskEvent, DateTimeOffset at) = _timeline.Take();
        Handle(taskEvent, at);
    }

    /// <summary>Lets a task begin that waited for another one's end.</summary>
    public void Admit(DateTimeOffset at)
    {
        _queued = false;
        if (_initialized)
        {
            Begin(at);
        }

        _host.Changed(this);
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
                SetStatus(BatchTaskStatus.Stopped, at);
                break;
            default:
                if (SubTasks[taskEvent.Index] is var subTask && subTask.Epoch == taskEvent.Epoch)
                {
                    Handle(taskEvent.Kind, subTask, at);
                }

                break;
        }
    }

    private void Initialize(DateTimeOffset at)
    {
        _initialized = true;
        if (_resolveFailure is not null)
        {
            StatusDescription = _resolveFailure;
            SetStatus(BatchTaskStatus.Fail, at);
        }
        else if (_queued)
        {
            Status = BatchTaskStatus.Waiting;
        }
        else
        {
            Begin(at);
        }
    }

    private void Begin(DateTimeOffset at)
    {
        if (Definition.Policy.ScheduleTime is { } scheduled && _settings.After(CreatedAt, scheduled - CreatedAt) is var due && due > at)
        {
            Status = BatchTaskStatus.Waiting;
            _timeline.Add(due, new TaskEvent(TaskEventKind.ScheduleReached, 0, 0));
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

    private void SetStatus(BatchTaskStatus status, DateTimeOffset at)
    {
        bool wasFinal = Status.IsFinal();
        Status = status;
        if (status.IsFinal())
        {
            // What is left concerns sub-tasks that have ended otherwise.
            _timeline.Clear();
            _ready.Clear();
            FinishedAt = at;
            _host.Finished(this, at);
        }
        else if (wasFinal)
        {
            FinishedAt = null;
            _host.Restarted(this);
        }
    }
}
