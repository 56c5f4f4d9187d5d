using System;
using System.Threading.Tasks;
using IoTDA.Sdk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

internal static class Program
{
    // Arguments: the emulator's address, project id and token.
    private static async Task<int> Main(string[] args)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddIoTDA(options =>
        {
            options.Endpoint = new Uri(args[0]);
            options.ProjectId = args[1];
        }).UseToken(args[2]);
        services.AddHealthChecks().AddIoTDA();
        await using ServiceProvider provider = services.BuildServiceProvider();
        IBatchTaskClient batchTasks = provider.GetRequiredService<IBatchTaskClient>();

        BatchTask task = await batchTasks.CreateAsync(new SoftwareUpgradeRequest
        {
            TaskName = BatchTaskName.Unique("Older"),
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Targets = BatchTargets.Devices("meter-0001", "meter-0002"),
        });
        await foreach (BatchTask now in batchTasks.WatchAsync(task.TaskId))
        {
            task = now;
        }

        HealthReport health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        Console.WriteLine($"{task.Status} {task.Progress.Success}/{task.Progress.Total} with the asset for {Asset()}, {health.Status}");
        return task.Status == BatchTaskStatus.Success && health.Status == HealthStatus.Healthy ? 0 : 1;
    }

    private static string Asset()
    {
        object[] attributes = typeof(IoTDAClient).Assembly.GetCustomAttributes(typeof(System.Runtime.Versioning.TargetFrameworkAttribute), false);
        return ((System.Runtime.Versioning.TargetFrameworkAttribute)attributes[0]).FrameworkName;
    }
}
