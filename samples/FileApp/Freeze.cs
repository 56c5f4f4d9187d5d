#:project ../../src/IoTDA.Sdk/IoTDA.Sdk.csproj
#:project ../../src/IoTDA.Sdk.Emulator/IoTDA.Sdk.Emulator.csproj
using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;
await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions { Speed = 60 });
using IoTDAClient client = IoTDAClient.Create(new IoTDAClientOptions { Endpoint = emulator.BaseAddress, ProjectId = emulator.ProjectId, Token = emulator.Token });
BatchTask task = await client.BatchTasks.CreateAsync(new FreezeDevicesRequest { TaskName = "FreezeStolenMeters", Targets = BatchTargets.Devices("meter-1", "meter-2") });
Console.WriteLine(await client.BatchTasks.WaitForCompletionAsync(task.TaskId));
