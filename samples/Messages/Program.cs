using System.Text.Json.Nodes;
using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;

// A group of three displays.
var service = new EmulatorOptions { Speed = 60 };
service.Fleet.Rules.Add(new FleetRule { Count = 3, DevicePrefix = "display-", GroupId = "lobby" });

await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(service);
using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions
{
    Endpoint = emulator.BaseAddress,
    ProjectId = emulator.ProjectId,
    Token = emulator.Token,
    Watch = { MinInterval = TimeSpan.FromMilliseconds(200) },
});

// A message needs no product model: the payload is yours, a text or a JSON object, and the topic too.
await SendAsync(new MessageDocument { Message = "Closed today from 16:00", Topic = "notice" });
await SendAsync(new MessageDocument
{
    Message = new JsonObject { ["text"] = "Closed today from 16:00", ["color"] = "red" },
    Topic = "notice",
    Ttl = TimeSpan.FromHours(4),
});
Console.WriteLine(string.Join(", ", emulator.Fleet.Devices.Select(display => $"{display.DeviceId} got {display.Deliveries.Messages}")));

async Task SendAsync(MessageDocument message)
{
    BatchTask task = await client.BatchTasks.CreateAsync(new CreateMessagesRequest
    {
        TaskName = BatchTaskName.Unique("Notice"),
        Document = message,
        Targets = BatchTargets.Groups("lobby"),
    });
    task = await client.BatchTasks.WaitForCompletionAsync(task.TaskId);
    Console.WriteLine($"{message.Message} message to the group: {task.Status}, {task.Progress.Success} of {task.Progress.Total}");
}
