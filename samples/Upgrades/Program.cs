using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;

// Ten meters at 1.0.0, and a firmware package that brings them to 2.0.0. One meter fails its first attempt.
const string packageId = "32822e5744a45ede319d2c50";
var service = new EmulatorOptions { Speed = 60 };
service.Fleet.Products.Add(new EmulatedProduct { ProductId = "meter", Name = "Meter" });
service.Fleet.Packages.Add(new EmulatedPackage { PackageId = packageId, PackageType = "firmwarePackage", ProductId = "meter", Version = "2.0.0" });
service.Fleet.Rules.Add(new FleetRule { Count = 10, DevicePrefix = "meter-", ProductId = "meter", FirmwareVersions = ["1.0.0"] });
service.Outcomes.Add(new OutcomeRule { Targets = ["meter-00007"], Attempts = 1 });

await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(service);
using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions
{
    Endpoint = emulator.BaseAddress,
    ProjectId = emulator.ProjectId,
    Token = emulator.Token,
    Watch = { MinInterval = TimeSpan.FromMilliseconds(200) },
});

// With NeedConfirm nothing goes to a device before it is confirmed.
BatchTask task = await client.BatchTasks.CreateAsync(new FirmwareUpgradeRequest
{
    TaskName = BatchTaskName.Unique("Firmware2"),
    Document = new UpgradeDocument(packageId),
    Targets = await BatchTargets.DevicesAsync(client.Devices.ListAsync()),
    NeedConfirm = true,
});
await UntilAsync(now => now.Progress.Waiting == 10);
Console.WriteLine($"created: {await VersionsAsync()}");

await client.BatchTasks.ConfirmAsync(task.TaskId, ["meter-00001", "meter-00002"]);
await UntilAsync(now => now.Progress.Finished == 2);
Console.WriteLine($"two meters confirmed: {await VersionsAsync()}");

await client.BatchTasks.ConfirmAsync(task.TaskId);
BatchTask done = await client.BatchTasks.WaitForCompletionAsync(task.TaskId);
Console.WriteLine($"the rest confirmed: {done.Status}, {await VersionsAsync()}");
await foreach (SubTask failed in client.BatchTasks.ListSubTasksAsync(task.TaskId, SubTaskStatus.Fail))
{
    Console.WriteLine($"  {failed}");
}

await client.BatchTasks.RetryAsync(task.TaskId);
done = await client.BatchTasks.WaitForCompletionAsync(task.TaskId);
Console.WriteLine($"retried: {done.Status}, {await VersionsAsync()}");

async Task UntilAsync(Func<BatchTask, bool> isTrue)
{
    await foreach (BatchTask now in client.BatchTasks.WatchAsync(task.TaskId))
    {
        if (isTrue(now))
        {
            return;
        }
    }
}

async Task<string> VersionsAsync()
{
    Dictionary<string, int> counts = await client.Devices.ListAsync().CountBy(device => device.FirmwareVersion ?? "no version").ToDictionaryAsync(count => count.Key, count => count.Value);
    return string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} at {count.Key}"));
}
