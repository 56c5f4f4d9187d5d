using System.Text.Json.Nodes;
using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;

// Two valves; the second is offline.
var service = new EmulatorOptions { Speed = 60 };
service.Fleet.Products.Add(new EmulatedProduct { ProductId = "valve", Name = "Valve" });
service.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "valve-1", ProductId = "valve" });
service.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "valve-2", ProductId = "valve", Status = EmulatedDeviceStatus.Offline });

await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(service);
using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions
{
    Endpoint = emulator.BaseAddress,
    ProjectId = emulator.ProjectId,
    Token = emulator.Token,
    Watch = { MinInterval = TimeSpan.FromMilliseconds(200) },
});
DeviceTargets valves = BatchTargets.Devices("valve-1", "valve-2");

// A command wants its answer now: it fails for a device that is not there.
BatchTask command = await client.BatchTasks.CreateAsync(new CreateCommandsRequest
{
    TaskName = BatchTaskName.Unique("CloseNow"),
    Document = new CommandDocument { ServiceId = "Valve", CommandName = "close", Paras = new JsonObject { ["percent"] = 100 } },
    Targets = valves,
});
command = await client.BatchTasks.WaitForCompletionAsync(command.TaskId);
await ShowAsync("a command", command);

// An asynchronous command waits at the service, here for up to a day, until the device comes online.
BatchTask delayed = await client.BatchTasks.CreateAsync(new CreateAsyncCommandsRequest
{
    TaskName = BatchTaskName.Unique("CloseLater"),
    Document = new AsyncCommandDocument
    {
        ServiceId = "Valve",
        CommandName = "close",
        Paras = new JsonObject { ["percent"] = 100 },
        ExpireTime = TimeSpan.FromHours(24),
    },
    Targets = valves,
});
await foreach (BatchTask now in client.BatchTasks.WatchAsync(delayed.TaskId))
{
    if (now.Progress.Success == 1)
    {
        await ShowAsync("an asynchronous command", now);
        emulator.Fleet.SetStatus("valve-2", EmulatedDeviceStatus.Online);
    }

    delayed = now;
}

await ShowAsync("valve-2 is online", delayed);

async Task ShowAsync(string what, BatchTask task)
    => Console.WriteLine($"{what,-24} {task.Status}: {string.Join(", ", await client.BatchTasks.ListSubTasksAsync(task.TaskId).Select(subTask => $"{subTask.Target} {subTask.Status} {subTask.Error?.ErrorCode}".TrimEnd()).Order(StringComparer.Ordinal).ToArrayAsync())}");
