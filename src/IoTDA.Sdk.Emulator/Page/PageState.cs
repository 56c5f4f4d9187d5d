using System.Text;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Control;

namespace IoTDA.Sdk.Emulator.Page;

/// <summary>What the page shows.</summary>
internal sealed record PageState(
    string ProjectId,
    string Region,
    string? InstanceId,
    ClockState Clock,
    long RequestCount,
    int TaskCount,
    int MaxUnfinishedTasks,
    IReadOnlyList<SpaceState> Spaces,
    IReadOnlyList<TaskState> Tasks,
    IReadOnlyList<RequestState> Requests,
    IReadOnlyList<FaultState> Faults,
    IReadOnlyList<OutcomeRule> Outcomes,
    FleetState Fleet,
    IReadOnlyList<UploadedFile> Files)
{
    private const int TasksShown = 100;
    private const int RequestsShown = 100;

    public static PageState Of(EmulatedService service, EmulatorOptions options)
    {
        IReadOnlyList<UploadedFile> files = service.ReadFiles();
        lock (service.Tasks.Lock)
        {
            service.Tasks.Advance(service.Clock.Now);
            return new PageState(
                options.ProjectId,
                options.Region,
                options.InstanceId,
                ClockState.Of(service.Clock) with { Now = Seconds(service.Clock.Now) },
                service.Journal.TotalCount,
                service.Tasks.All.Count,
                options.MaxUnfinishedTasks,
                [.. service.Tasks.Quota.All.Select(space => new SpaceState(space.AppId, space.Unfinished, space.Queued))],
                [.. service.Tasks.All.Reverse().Take(TasksShown).Select(TaskState.Of)],
                [.. service.Journal.TakeLast(RequestsShown).Reverse().Select(RequestState.Of)],
                [.. service.Faults.Rules.Select(FaultState.Of)],
                options.Outcomes.Rules,
                StateRoutes.ReadFleet(service.Tasks, service.Clock),
                [.. files.Select(file => file with { Content = default })]);
        }
    }

    /// <summary>Whole seconds, so that a state without news is the same for as long.</summary>
    private static DateTimeOffset Seconds(DateTimeOffset time) => time.AddTicks(-(time.UtcTicks % TimeSpan.TicksPerSecond));
}

/// <summary>A resource space and its tasks.</summary>
internal sealed record SpaceState(string AppId, int Unfinished, int Queued);

/// <summary>A task as the page shows it.</summary>
internal sealed record TaskState(
    string Id,
    string AppId,
    string Name,
    string Type,
    string Status,
    string? StatusDescription,
    DateTimeOffset CreateTime,
    DateTimeOffset? ScheduleTime,
    bool NeedConfirm,
    int WaitingForConfirmation,
    int Executions,
    int RetryCount,
    TimeSpan RetryInterval,
    BatchTaskProgressSnapshot Progress,
    string? Document)
{
    public static TaskState Of(BatchTask task)
    {
        TaskDefinition definition = task.Definition;
        byte[]? document = definition.Echoed.FirstOrDefault(member => member.Name == "document").Json;
        return new TaskState(
            task.Id,
            definition.AppId,
            definition.Name,
            definition.Type,
            task.Status.ToWire(),
            task.StatusDescription,
            task.CreatedAt,
            definition.Policy.ScheduleTime,
            definition.NeedConfirm,
            definition.NeedConfirm ? task.SubTasks.Records.Count(subTask => subTask is { Confirmed: false, Status: SubTaskStatus.Waiting }) : 0,
            task.Executions,
            definition.Policy.RetryCount,
            definition.Policy.RetryInterval,
            SnapshotReader.ReadProgress(task.SubTasks),
            document is null ? null : Encoding.UTF8.GetString(document));
    }
}
