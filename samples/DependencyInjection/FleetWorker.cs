using IoTDA.Sdk.BatchTasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DependencyInjection;

/// <summary>Upgrades the devices of two instances. Killed, it goes on where it was: the task's id is all that it needs.</summary>
internal sealed class FleetWorker(
    [FromKeyedServices("East")] IBatchTaskClient east,
    [FromKeyedServices("West")] IBatchTaskClient west,
    IOptions<FleetOptions> options,
    TaskFile tasks,
    IHostApplicationLifetime host) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(RunAsync("East", east, stoppingToken), RunAsync("West", west, stoppingToken));
        host.StopApplication();
    }

    private async Task RunAsync(string instance, IBatchTaskClient client, CancellationToken stoppingToken)
    {
        string? taskId = await tasks.FindAsync(instance, stoppingToken);
        if (taskId is null)
        {
            BatchTask task = await client.CreateAsync(
                new SoftwareUpgradeRequest
                {
                    TaskName = BatchTaskName.Unique($"Nightly_{instance}"),
                    Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
                    Targets = BatchTargets.Devices([.. Enumerable.Range(1, options.Value.Devices).Select(number => $"{instance}_{number:0000}")]),
                },
                stoppingToken);
            taskId = task.TaskId;
            await tasks.SaveAsync(instance, taskId);
            Console.WriteLine($"{instance}: created {task.TaskName} ({taskId})");
        }
        else
        {
            Console.WriteLine($"{instance}: goes on watching {taskId}");
        }

        await foreach (BatchTask now in client.WatchAsync(taskId, stoppingToken))
        {
            Console.WriteLine($"{instance}: {now}");
        }
    }
}
