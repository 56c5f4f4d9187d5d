using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Checks what callers hand in, before anything is sent.</summary>
internal sealed class BatchTaskArguments(bool enabled, ServiceClock clock)
{
    public void CheckCreate(CreateBatchTaskRequest request)
    {
        if (enabled)
        {
            var violations = default(Violations);
            RequestRules.Check(ref violations, request, clock);
            violations.ThrowIfAny("CreateBatchTask");
        }
    }

    public void CheckTaskId(string operation, string taskId)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        if (enabled)
        {
            var violations = default(Violations);
            TaskId(ref violations, taskId);
            violations.ThrowIfAny(operation);
        }
    }

    public void CheckTargets(string operation, string taskId, IReadOnlyList<string> targets)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        if (targets.Count == 0)
        {
            // Checked even where validation is off: on the wire, no targets would mean all of them.
            var none = default(Violations);
            none.Add("Targets", "0 ids", "at least one id; to act on every target call the method without targets");
            none.ThrowIfAny(operation);
        }

        if (enabled)
        {
            var violations = default(Violations);
            TaskId(ref violations, taskId);
            violations.Ids("Targets", targets, int.MaxValue, IdLengths.Device);
            violations.ThrowIfAny(operation);
        }
    }

    public void CheckQuery(BatchTaskQuery query)
    {
        if (enabled)
        {
            var violations = default(Violations);
            if (query.TaskType == default)
            {
                violations.Add(nameof(query.TaskType), "absent", "a task type");
            }

            RequestRules.AppId(ref violations, query.AppId);
            violations.PageSize(query.PageSize);
            violations.ThrowIfAny("ListBatchTasks");
        }
    }

    public void CheckSubTasks(string taskId, SubTaskQuery query)
    {
        ArgumentNullException.ThrowIfNull(taskId);
        if (enabled)
        {
            var violations = default(Violations);
            TaskId(ref violations, taskId);
            if (query.Target is not null)
            {
                violations.Id(nameof(query.Target), query.Target, IdLengths.Device);
            }

            violations.PageSize(query.PageSize);
            violations.ThrowIfAny("ShowBatchTask");
        }
    }

    private static void TaskId(ref Violations violations, string taskId)
        => violations.Text("TaskId", taskId, IdLengths.Task, Characters.AreHex, "letters a-f and digits");
}
