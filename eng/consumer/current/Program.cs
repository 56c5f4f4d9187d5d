using System.Diagnostics;
using IoTDA.Sdk;

// Arguments: the emulator's address, project id and token.
using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions { Endpoint = new Uri(args[0]), ProjectId = args[1], Token = args[2] });
BatchTask task = await client.BatchTasks.CreateAsync(new SoftwareUpgradeRequest
{
    TaskName = BatchTaskName.Unique("Consumer"),
    Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
    Targets = BatchTargets.Devices("meter-0001", "meter-0002"),
});
double started = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds;
BatchTask done = await client.BatchTasks.WaitForCompletionAsync(task.TaskId);
Console.WriteLine($"{done.Status} {done.Progress.Success}/{done.Progress.Total} first answer after {started:0} ms");
return done.EnsureSucceeded().Progress.Success == 2 ? 0 : 1;
