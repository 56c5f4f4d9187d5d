using DependencyInjection;
using IoTDA.Sdk.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

// With IoTDA:East:Endpoint and the rest configured it works on two real instances: kill it, start it again, and it goes on. Without, it
// shows the same in one process, with two emulators and a worker that is stopped half-way.
if (Build(args, []).Services.GetRequiredService<IConfiguration>()["IoTDA:East:Endpoint"] is not null)
{
    await Build(args, []).RunAsync();
    return 0;
}

DirectoryInfo state = Directory.CreateTempSubdirectory();
try
{
    await using IoTDAEmulator east = await StartAsync(failing: 0);
    await using IoTDAEmulator west = await StartAsync(failing: 5);
    Dictionary<string, string?> settings = new() { ["Fleet:StateFile"] = Path.Combine(state.FullName, "task") };
    Point(settings, "East", east);
    Point(settings, "West", west);

    Console.WriteLine("first start");
    using (IHost first = Build(args, settings))
    {
        await first.StartAsync();
        await UntilHalfDoneAsync(east, west);
        await first.StopAsync();
    }

    Console.WriteLine("killed; second start");
    await Build(args, settings).RunAsync();
    Console.WriteLine($"tasks created: {east.Tasks.Count} and {west.Tasks.Count}");
    return 0;
}
finally
{
    state.Delete(recursive: true);
}

static IHost Build(string[] args, Dictionary<string, string?> settings)
{
    HostApplicationBuilder builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.Configuration.AddInMemoryCollection(settings);
    builder.Services.Configure<FleetOptions>(builder.Configuration.GetSection("Fleet"));
    builder.Services.AddSingleton(services => new TaskFile(services.GetRequiredService<IOptions<FleetOptions>>().Value.StateFile));
    builder.Services.AddIoTDA("East", builder.Configuration.GetSection("IoTDA:East"));
    builder.Services.AddIoTDA("West", builder.Configuration.GetSection("IoTDA:West"));
    builder.Services.AddHostedService<FleetWorker>();
    return builder.Build();
}

static Task<IoTDAEmulator> StartAsync(double failing)
{
    var options = new EmulatorOptions { Speed = 60 };
    options.Outcomes.FailPercentage(failing).TakeBetween(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(90));
    return IoTDAEmulator.StartAsync(options);
}

static void Point(Dictionary<string, string?> settings, string instance, IoTDAEmulator emulator)
{
    settings[$"IoTDA:{instance}:Endpoint"] = emulator.BaseAddress.ToString();
    settings[$"IoTDA:{instance}:ProjectId"] = emulator.ProjectId;
    settings[$"IoTDA:{instance}:Token"] = emulator.Token;
}

static async Task UntilHalfDoneAsync(params IoTDAEmulator[] emulators)
{
    while (!emulators.All(emulator => emulator.Tasks.Any(task => task.Progress.Success > task.Progress.Total / 4)))
    {
        await Task.Delay(TimeSpan.FromMilliseconds(50));
    }
}
