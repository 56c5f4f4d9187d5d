using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;

// The emulator does not read a sheet: it is told which rows it has.
var service = new EmulatorOptions { Speed = 60 };
service.FileRows["meters.xlsx"] = ["meter-1", "meter-2", "meter-3"];
service.Fleet.Products.Add(new EmulatedProduct { ProductId = "meter", Name = "Meter" });
service.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "meter-0", ProductId = "meter" });

await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(service);
using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions
{
    Endpoint = emulator.BaseAddress,
    ProjectId = emulator.ProjectId,
    Token = emulator.Token,
    Watch = { MinInterval = TimeSpan.FromMilliseconds(200) },
});
await ShowDevicesAsync("at the start");

// The sheet is the service's template, filled in; the console offers it where devices are registered in a batch.
using MemoryStream sheet = new("the filled-in template"u8.ToArray());
BatchTaskFile file = await client.BatchTaskFiles.UploadAsync(sheet, "meters.xlsx");
await RunAsync(new CreateDevicesRequest { TaskName = BatchTaskName.Unique("Register"), Targets = BatchTargets.File(file.FileId) });
await RunAsync(new FreezeDevicesRequest { TaskName = BatchTaskName.Unique("Freeze"), Targets = BatchTargets.Devices("meter-1", "meter-2") });
await RunAsync(new UnfreezeDevicesRequest { TaskName = BatchTaskName.Unique("Unfreeze"), Targets = BatchTargets.Devices("meter-1") });
await RunAsync(new DeleteDevicesRequest { TaskName = BatchTaskName.Unique("Scrap"), Targets = BatchTargets.Devices("meter-0", "meter-2") });

async Task RunAsync(CreateBatchTaskRequest request)
{
    BatchTask task = await client.BatchTasks.CreateAsync(request);
    task = await client.BatchTasks.WaitForCompletionAsync(task.TaskId);
    await ShowDevicesAsync($"{task.TaskType} {task.Status}");
}

async Task ShowDevicesAsync(string when)
    => Console.WriteLine($"{when,-24} {string.Join(", ", await client.Devices.ListAsync().Select(device => $"{device.DeviceId} {device.Status}").Order(StringComparer.Ordinal).ToArrayAsync())}");
