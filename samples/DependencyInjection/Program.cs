using DependencyInjection;
using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.DependencyInjection;

await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(new EmulatorOptions { Speed = 60 });

ServiceCollection services = new();
services.AddIoTDA(options =>
{
    options.Endpoint = emulator.BaseAddress;
    options.ProjectId = emulator.ProjectId;
    options.Watch.MinInterval = TimeSpan.FromMilliseconds(200);
}).UseToken(emulator.Token);
services.AddSingleton<MeterFreezer>();

await using ServiceProvider provider = services.BuildServiceProvider();
BatchTask done = await provider.GetRequiredService<MeterFreezer>().FreezeAsync("meter-1", "meter-2", "meter-3");
Console.WriteLine($"{done.Status}: {done.Progress.Success} of {done.Progress.Total} meters are frozen");
