using IoTDA.Sdk;
using Spectre.Console;

namespace QuickStart;

/// <summary>The main job: pick the devices, create the task, watch it, name the devices that failed, compare the versions.</summary>
internal static class Upgrade
{
    public static async Task<int> RunAsync(
        Connection connection, Settings settings, CancellationToken cancellationToken)
    {
        IoTDAClient client = connection.Client;
        IBatchTaskClient batchTasks = client.BatchTasks;
        Plan plan = await Fleet.PlanAsync(client, settings, cancellationToken);
        await Fleet.ShowVersionsAsync("before", client, settings, plan, cancellationToken);
        BatchTask task = await batchTasks.CreateAsync(CreateRequest(settings, plan), cancellationToken);
        Say($"Created {task.TaskType} task {task.TaskName} ({task.TaskId}) for {plan.Targets.DeviceIds.Count} devices at {connection.Where}.");

        try
        {
            IAsyncEnumerable<BatchTask> watch = batchTasks.WatchAsync(task.TaskId, cancellationToken);
            task = Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
                ? await PlainView.ShowAsync(watch)
                : await LiveView.ShowAsync(watch);
            await FailureTable.ShowAsync(batchTasks.ListSubTasksAsync(task.TaskId, SubTaskStatus.Fail, cancellationToken), task.Progress.Fail);
            await Fleet.ShowVersionsAsync("after", client, settings, plan, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Say($"Stopped watching. The task goes on: its id is {task.TaskId}.");
            return ExitCode.Error;
        }

        if (task.StatusDescription is { } description)
        {
            Say(description);
        }

        Say($"{task.TaskName} {task.TaskId} {task.Status} total={task.Progress.Total} success={task.Progress.Success} fail={task.Progress.Fail}");
        return task.Status == BatchTaskStatus.Success ? ExitCode.Success
            : task.Progress.Fail > 0 ? ExitCode.SomeFailed
            : ExitCode.Error;
    }

    private static UpgradeRequest CreateRequest(Settings settings, Plan plan)
        => settings.TaskType == BatchTaskType.FirmwareUpgrade.Value
            ? new FirmwareUpgradeRequest
            {
                TaskName = settings.TaskName,
                Document = new UpgradeDocument(plan.PackageId),
                Targets = plan.Targets,
            }
            : new SoftwareUpgradeRequest
            {
                TaskName = settings.TaskName,
                Document = new UpgradeDocument(plan.PackageId),
                Targets = plan.Targets,
            };

    // Never wrapped or decorated: scripts read the last line.
    private static void Say(string line) => Console.Out.WriteLine(line);
}
