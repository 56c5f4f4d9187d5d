using System;
using System.Threading.Tasks;
using IoTDA.Sdk;
using IoTDA.Sdk.BatchTasks;

internal static class Program
{
    // Arguments: the emulator's address, project id and token.
    private static async Task<int> Main(string[] args)
    {
        using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions { Endpoint = new Uri(args[0]), ProjectId = args[1], Token = args[2] });
        BatchTask task = await client.BatchTasks.CreateAsync(new SoftwareUpgradeRequest
        {
            TaskName = BatchTaskName.Unique("Older"),
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Targets = BatchTargets.Devices("meter-0001", "meter-0002"),
        });
        await foreach (BatchTask now in client.BatchTasks.WatchAsync(task.TaskId))
        {
            task = now;
        }

        Console.WriteLine($"{task.Status} {task.Progress.Success}/{task.Progress.Total} with the asset for {Asset()}");
        return task.Status == BatchTaskStatus.Success ? 0 : 1;
    }

    private static string Asset()
    {
        object[] attributes = typeof(IoTDAClient).Assembly.GetCustomAttributes(typeof(System.Runtime.Versioning.TargetFrameworkAttribute), false);
        return ((System.Runtime.Versioning.TargetFrameworkAttribute)attributes[0]).FrameworkName;
    }
}
