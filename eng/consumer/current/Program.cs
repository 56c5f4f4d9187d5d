using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk;

// Arguments: the emulator's address, project id and token.
using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions { Endpoint = new Uri(args[0]), ProjectId = args[1], Token = args[2] });
SoftwareUpgradeRequest request = new()
{
    TaskName = BatchTaskName.Unique("Consumer"),
    Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
    Targets = BatchTargets.Devices("meter-0001", "meter-0002"),
};
BatchTask task = await client.BatchTasks.CreateAsync(request);
double started = (DateTime.Now - Process.GetCurrentProcess().StartTime).TotalMilliseconds;
BatchTask done = await client.BatchTasks.WaitForCompletionAsync(task.TaskId);
Console.WriteLine($"{done.Status} {done.Progress.Success}/{done.Progress.Total} first answer after {started:0} ms");
string kept = JsonSerializer.Serialize(new Kept(task, request), KeptContext.Default.Kept);
Kept read = JsonSerializer.Deserialize(kept, KeptContext.Default.Kept)!;
if (read.Task != task || read.Request != request)
{
    throw new InvalidOperationException("What was kept is not what was read: " + kept);
}

return done.EnsureSucceeded().Progress.Success == 2 ? 0 : 1;

internal sealed record Kept(BatchTask Task, CreateBatchTaskRequest Request);

[JsonSerializable(typeof(Kept))]
internal sealed partial class KeptContext : JsonSerializerContext;
