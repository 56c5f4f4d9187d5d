using System.Diagnostics;
using CrashSafeWorker;
using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

// With IoTDA:East:Endpoint and the rest configured this is the worker, on two real instances: kill it, start it again, and it goes on.
using IHost host = Build(args);
if (host.Services.GetRequiredService<IConfiguration>()["IoTDA:East:Endpoint"] is not null)
{
    await host.RunAsync();
    return 0;
}

// Without, it shows just that: two emulators here, and the worker in a process of its own, which is killed and started again. West's answer
// to the create is held back, so that the worker dies before it has heard of its task.
DirectoryInfo state = Directory.CreateTempSubdirectory();
await using IoTDAEmulator east = await StartEmulatorAsync(failing: 0);
await using IoTDAEmulator west = await StartEmulatorAsync(failing: 5);
west.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.DelayAfterExecuting(TimeSpan.FromHours(1)));
try
{
    Console.WriteLine("first start");
    using (Process first = StartWorker())
    {
        await UntilAsync(() => first.HasExited || (west.Tasks.Count == 1 && east.Tasks.Any(task => task.Progress.Success > task.Progress.Total / 4)));
        first.Kill();
        await first.WaitForExitAsync();
    }

    Console.WriteLine("killed; second start");
    using Process second = StartWorker();
    await second.WaitForExitAsync();
    Console.WriteLine($"tasks created: {east.Tasks.Count} and {west.Tasks.Count}");
    return second.ExitCode;
}
finally
{
    state.Delete(recursive: true);
}

static IHost Build(string[] args)
{
    HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.Services.Configure<FleetOptions>(builder.Configuration.GetSection("Fleet"));
    builder.Services.AddSingleton(services => new TaskFile(services.GetRequiredService<IOptions<FleetOptions>>().Value.StateFile));
    builder.Services.AddIoTDA("East", builder.Configuration.GetSection("IoTDA:East"));
    builder.Services.AddIoTDA("West", builder.Configuration.GetSection("IoTDA:West"));
    builder.Services.AddHostedService<FleetWorker>();
    return builder.Build();
}

static Task<IoTDAEmulator> StartEmulatorAsync(double failing)
{
    var options = new EmulatorOptions { Speed = 60 };
    options.Outcomes.FailPercentage(failing).WithDurationBetween(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90));
    return IoTDAEmulator.StartAsync(options);
}

Process StartWorker()
{
    var start = new ProcessStartInfo(Environment.ProcessPath!, args);
    if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
    {
        start.ArgumentList.Insert(0, Environment.GetCommandLineArgs()[0]);
    }

    start.Environment["Fleet__StateFile"] = Path.Combine(state.FullName, "task");
    Point(start, "East", east);
    Point(start, "West", west);
    return Process.Start(start)!;
}

static void Point(ProcessStartInfo start, string instance, IoTDAEmulator emulator)
{
    start.Environment[$"IoTDA__{instance}__Endpoint"] = emulator.BaseAddress.ToString();
    start.Environment[$"IoTDA__{instance}__ProjectId"] = emulator.ProjectId;
    start.Environment[$"IoTDA__{instance}__Token"] = emulator.Token;
}

static async Task UntilAsync(Func<bool> isTrue)
{
    while (!isTrue())
    {
        await Task.Delay(TimeSpan.FromMilliseconds(50));
    }
}
