using System.Diagnostics.CodeAnalysis;
using IoTDA.Sdk.Emulator.Fleet;

namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <content>The attempts of the sub-tasks.</content>
internal sealed partial class BatchTask
{
    /// <summary>Goes on with a sub-task that waited for its device.</summary>
    public void DeviceCameOnline(SubTask subTask, int epoch, DateTimeOffset now)
    {
        if (subTask.Epoch == epoch && subTask.OnHold)
        {
            EndHold(subTask);
            Run(subTask, now);
            _host.Changed(this);
        }
    }

    private void Handle(TaskEventKind kind, SubTask subTask, DateTimeOffset at)
    {
        switch (kind)
        {
            case TaskEventKind.AttemptEnded:
                EndAttempt(subTask, at);
                break;
            case TaskEventKind.PatienceEnded:
                EndHold(subTask);
                subTask.Failure = DeviceFailure.Offline;
                EndAttempt(subTask, at);
                break;
            case TaskEventKind.RetryDue:
                SubTasks.Move(subTask, SubTaskStatus.Waiting);
                _ready.Enqueue((subTask, subTask.Epoch));
                StartReady(at);
                break;
        }
    }

    /// <summary>Starts as many attempts as may run at a time, and derives the task's status.</summary>
    private void StartReady(DateTimeOffset at)
    {
        while (SubTasks.CountOf(SubTaskStatus.Processing) - _held < _settings.Parallelism && _ready.TryDequeue(out (SubTask SubTask, int Epoch) next))
        {
            if (next.SubTask.Epoch == next.Epoch)
            {
                StartAttempt(next.SubTask, at);
            }
        }

        if (SubTasks.Count == 0)
        {
            StatusDescription = "The task has no target.";
        }

        bool nothingSent = SubTasks.CountOf(SubTaskStatus.Waiting) == SubTasks.Count;
        SetStatus(SubTasks.ActiveCount == 0 ? SubTasks.Result() : nothingSent ? BatchTaskStatus.Waiting : BatchTaskStatus.Processing, at);
    }

    private void StartAttempt(SubTask subTask, DateTimeOffset at)
    {
        SubTasks.Move(subTask, SubTaskStatus.Processing);
        subTask.Attempts++;
        subTask.Output = null;
        DeviceVerdict verdict = _host.Effects.Begin(this, subTask);
        switch (verdict.Kind)
        {
            case DeviceVerdictKind.Fails:
                subTask.Failure = verdict.Failure;
                EndLater(subTask, at, DurationOf(subTask));
                break;
            case DeviceVerdictKind.IsDone:
                subTask.Failure = null;
                subTask.Output = verdict.Output;
                EndLater(subTask, at, TimeSpan.Zero);
                break;
            case DeviceVerdictKind.MustWait:
                _held++;
                subTask.OnHold = true;
                _timeline.Add(_settings.After(at, verdict.Patience), new TaskEvent(TaskEventKind.PatienceEnded, subTask.Index, subTask.Epoch));
                break;
            default:
                Run(subTask, at);
                break;
        }
    }

    private void Run(SubTask subTask, DateTimeOffset at)
    {
        _host.Effects.Deliver(this, subTask);
        subTask.Failure = Ask(() => _settings.Outcomes.FailureOf(AttemptOf(subTask)), out DeviceFailure? broken) ?? broken;
        EndLater(subTask, at, DurationOf(subTask));
    }

    private TimeSpan DurationOf(SubTask subTask)
    {
        TimeSpan duration = Ask(() => _settings.Outcomes.DurationOf(AttemptOf(subTask)), out DeviceFailure? broken);
        subTask.Failure ??= broken;
        return duration;
    }

    private DeviceAttempt AttemptOf(SubTask subTask) => new(Id, Definition.Name, Definition.Type, subTask.Target, subTask.Index, subTask.Attempts);

    /// <summary>Asks a rule of the user's, which may throw.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever a user's rule throws belongs to the one device that it was asked about.")]
    private static T? Ask<T>(Func<T?> rule, out DeviceFailure? broken)
    {
        try
        {
            broken = null;
            return rule();
        }
        catch (Exception exception)
        {
            broken = new DeviceFailure(EmulatorErrorCodes.RuleFailed, exception.Message);
            return default;
        }
    }

    private void EndLater(SubTask subTask, DateTimeOffset at, TimeSpan duration)
        => _timeline.Add(_settings.After(at, duration), new TaskEvent(TaskEventKind.AttemptEnded, subTask.Index, subTask.Epoch));

    private void EndHold(SubTask subTask)
    {
        if (subTask.OnHold)
        {
            subTask.OnHold = false;
            subTask.Epoch++;
            _held--;
        }
    }

    private void EndAttempt(SubTask subTask, DateTimeOffset at)
    {
        if (subTask.Failure is null)
        {
            _host.Effects.Complete(this, subTask, at);
            SubTasks.Move(subTask, SubTaskStatus.Success);
        }
        else if (subTask.RetriesLeft > 0)
        {
            subTask.RetriesLeft--;
            SubTasks.Move(subTask, SubTaskStatus.FailWaitRetry);
            _timeline.Add(_settings.After(at, Definition.Policy.RetryInterval), new TaskEvent(TaskEventKind.RetryDue, subTask.Index, subTask.Epoch));
        }
        else
        {
            SubTasks.Move(subTask, SubTaskStatus.Fail);
        }

        _host.Effects.Release(subTask);
        StartReady(at);
    }
}
