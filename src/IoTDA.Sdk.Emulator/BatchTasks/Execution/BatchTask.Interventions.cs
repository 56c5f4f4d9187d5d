namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <content>What a caller does to a task.</content>
internal sealed partial class BatchTask
{
    /// <summary>Ends sub-tasks; the whole task when none is named.</summary>
    public void Stop(IReadOnlyList<SubTask> subTasks, bool whole, DateTimeOffset now)
    {
        foreach (SubTask subTask in subTasks)
        {
            EndHold(subTask);
            subTask.Epoch++;
            SubTasks.Move(subTask, SubTaskStatus.Stopped);
            _host.Effects.Release(subTask);
        }

        if (whole)
        {
            _ready.Clear();
            _timeline.Clear();
            SetStatus(BatchTaskStatus.Stopping, now);
            _timeline.Add(_settings.After(now, _settings.StoppingTime), new TaskEvent(TaskEventKind.StopEnded, 0, 0));
        }
        else if (_started)
        {
            StartReady(now);
        }
        else if (subTasks.Count > 0 && SubTasks.ActiveCount == 0)
        {
            SetStatus(SubTasks.Result(), now);
        }

        _host.Changed(this);
    }

    /// <summary>Runs sub-tasks again that failed or were stopped; one that was never confirmed waits for that again.</summary>
    public void Retry(IReadOnlyList<SubTask> subTasks, DateTimeOffset now)
    {
        foreach (SubTask subTask in subTasks)
        {
            subTask.Epoch++;
            subTask.Failure = null;
            subTask.RetriesLeft = Definition.Policy.RetryCount;
            SubTasks.Move(subTask, SubTaskStatus.Waiting);
            if (subTask.Confirmed)
            {
                _ready.Enqueue((subTask, subTask.Epoch));
            }
        }

        if (subTasks.Count > 0)
        {
            Executions += subTasks.Any(subTask => subTask.Confirmed) ? 1 : 0;
            StartReady(now);
        }

        _host.Changed(this);
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

        _host.Changed(this);
    }
}
