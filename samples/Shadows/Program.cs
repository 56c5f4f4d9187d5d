using System.Text.Json.Nodes;
using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;

// Two meters; the second is offline.
var service = new EmulatorOptions { Speed = 60 };
service.Fleet.Products.Add(new EmulatedProduct { ProductId = "meter", Name = "Meter" });
service.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "meter-1", ProductId = "meter" });
service.Fleet.Devices.Add(new EmulatedDevice { DeviceId = "meter-2", ProductId = "meter", Status = EmulatedDeviceStatus.Offline });

await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(service);
using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions
{
    Endpoint = emulator.BaseAddress,
    ProjectId = emulator.ProjectId,
    Token = emulator.Token,
    Watch = { MinInterval = TimeSpan.FromMilliseconds(200) },
});

// What the meters shall be like from now on. The task sets it in the shadows, which pass it on when a device is online.
BatchTask task = await client.BatchTasks.CreateAsync(new UpdateDeviceShadowsRequest
{
    TaskName = BatchTaskName.Unique("ReportHourly"),
    Document = new DeviceShadowDocument
    {
        Shadow = [new DeviceShadow { ServiceId = "Reporting", Desired = new JsonObject { ["intervalMinutes"] = 60 } }],
    },
    Targets = BatchTargets.Devices("meter-1", "meter-2"),
});
task = await client.BatchTasks.WaitForCompletionAsync(task.TaskId);
Console.WriteLine($"{task.Status}: {task.Progress.Success} of {task.Progress.Total} shadows have the interval");

// A meter that is offline gets it when it connects; the task does not wait for that.
foreach (EmulatedDevice meter in emulator.Fleet.Devices)
{
    Console.WriteLine($"  {meter.DeviceId}, {meter.Status}: delivered {meter.Deliveries.Shadows} times");
}
