using IoTDA.Sdk;
using Spectre.Console;

namespace QuickStart;

/// <summary>The main job: create the task, watch it, name the devices that failed.</summary>
internal static class Upgrade
{
    public static async Task<int> RunAsync(
        Connection connection, Settings settings, IReadOnlyList<string> devices, CancellationToken cancellationToken)
    {
        IBatchTaskClient batchTasks = connection.Client.BatchTasks;
        BatchTask task = await batchTasks.CreateAsync(CreateRequest(settings, devices), cancellationToken);
        Say($"Created {task.TaskType} task {task.TaskName} ({task.TaskId}) for {devices.Count} devices at {connection.Where}.");

        try
        {
            IAsyncEnumerable<BatchTask> watch = batchTasks.WatchAsync(task.TaskId, cancellationToken);
            task = Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive
                ? await PlainView.ShowAsync(watch)
                : await LiveView.ShowAsync(watch);
            await FailureTable.ShowAsync(batchTasks.ListSubTasksAsync(task.TaskId, SubTaskStatus.Fail, cancellationToken), task.Progress.Fail);
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

    private static UpgradeRequest CreateRequest(Settings settings, IReadOnlyList<string> devices)
        => settings.TaskType == BatchTaskType.FirmwareUpgrade.Value
            ? new FirmwareUpgradeRequest
            {
                TaskName = settings.TaskName,
                Document = new UpgradeDocument(settings.PackageId),
                Targets = BatchTargets.Devices(devices),
            }
            : new SoftwareUpgradeRequest
            {
                TaskName = settings.TaskName,
                Document = new UpgradeDocument(settings.PackageId),
                Targets = BatchTargets.Devices(devices),
            };

    // Never wrapped or decorated: scripts read the last line.
    private static void Say(string line) => Console.Out.WriteLine(line);
}
