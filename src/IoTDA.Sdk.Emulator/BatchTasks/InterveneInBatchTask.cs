using System.Text.Json;
using IoTDA.Sdk.Emulator.BatchTasks.Creation;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks;

/// <summary><c>POST /batchtasks/{task_id}/retry</c>, <c>/stop</c> and <c>/confirm</c>: one shape of request and answer.</summary>
internal sealed class InterveneInBatchTask(BatchTaskStore store, SubTaskIntervention intervention)
{
    private const int MaxTargets = 100;

    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        using JsonDocument document = BodyText.ParseOptional(request);
        IReadOnlyList<string>? targets = TaskSourceReader.ReadTargets(request.ReadBody(document, "targets"), MaxTargets);
        lock (store.Lock)
        {
            store.Advance(request.ReceivedAt);
            BatchTask task = store.Get(request.Id);
            EnsureAllowed(task);
            List<SubTask> concerned = [];
            List<TargetResult> results = [];
            if (targets is null)
            {
                concerned.AddRange(task.SubTasks.All.ToArray().Where(intervention.Concerns));
                results.AddRange(concerned.Select(subTask => new TargetResult(subTask.Target, null, null)));
            }
            else
            {
                results.AddRange(targets.Distinct(StringComparer.Ordinal).Select(target => Judge(task, target, concerned)));
            }

            intervention.Apply(task, concerned, targets is null, request.ReceivedAt);
            store.Advance(request.ReceivedAt);
            return EmulatorResponse.Json(200, writer => TargetResult.Write(writer, results));
        }
    }

    private void EnsureAllowed(BatchTask task)
    {
        TaskTypeRules rules = TaskTypeRules.Find(task.Definition.Type) ?? TaskTypeRules.Unknown;
        if (!intervention.IsOffered(task.Definition, rules))
        {
            throw new RequestRefusedException(
                400, EmulatorErrorCodes.WrongTaskType, $"This {task.Definition.Type} task cannot be {intervention.Verb}.");
        }

        if (intervention.RefusedIn.Contains(task.Status))
        {
            throw new RequestRefusedException(
                400, EmulatorErrorCodes.WrongTaskStatus, $"A task that is {task.Status.ToWire()} cannot be {intervention.Verb}.");
        }
    }

    private TargetResult Judge(BatchTask task, string target, List<SubTask> concerned)
    {
        if (task.SubTasks.Find(target) is not { } subTask)
        {
            return new TargetResult(target, EmulatorErrorCodes.TargetNotInTask, "The target is not in the task.");
        }

        if (!intervention.Concerns(subTask))
        {
            return new TargetResult(
                target,
                EmulatorErrorCodes.WrongSubTaskStatus,
                $"A sub-task that is {subTask.Status.ToWire()} cannot be {intervention.Verb}.");
        }

        concerned.Add(subTask);
        return new TargetResult(target, null, null);
    }
}
