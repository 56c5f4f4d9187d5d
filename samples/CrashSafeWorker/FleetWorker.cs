using IoTDA.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CrashSafeWorker;

/// <summary>Upgrades the devices of two instances. Killed at any moment, it goes on where it was, and upgrades nothing twice.</summary>
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
        (string? name, string? taskId) = await tasks.FindAsync(instance, stoppingToken);
        if (name is not null && taskId is null)
        {
            BatchTask? found = await client.FindAsync(BatchTaskType.SoftwareUpgrade, BatchTaskName.FromUnique(name), cancellationToken: stoppingToken);
            taskId = found?.TaskId;
        }

        if (taskId is not null)
        {
            Console.WriteLine($"{instance}: goes on watching {taskId}");
        }
        else
        {
            taskId = await CreateAsync(instance, client, stoppingToken);
            Console.WriteLine($"{instance}: created {taskId}");
        }

        await foreach (BatchTask now in client.WatchAsync(taskId, stoppingToken))
        {
            Console.WriteLine($"{instance}: {now}");
        }
    }

    private async Task<string> CreateAsync(string instance, IBatchTaskClient client, CancellationToken stoppingToken)
    {
        // The name is saved before anything is sent: it is how a task is found whose id was never heard.
        BatchTaskName name = BatchTaskName.Unique($"Nightly_{instance}");
        await tasks.SaveAsync(instance, name.Value);
        BatchTask task = await client.CreateAsync(
            new SoftwareUpgradeRequest
            {
                TaskName = name,
                Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
                Targets = BatchTargets.Devices([.. Enumerable.Range(1, options.Value.Devices).Select(number => $"{instance}_{number:0000}")]),
            },
            stoppingToken);
        await tasks.SaveAsync(instance, name.Value, task.TaskId);
        return task.TaskId;
    }
}
