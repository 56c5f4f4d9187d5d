using System.Diagnostics;
using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;
using IoTDA.Sdk.Soak;
using Microsoft.Extensions.DependencyInjection;

return await SoakSettings.CreateCommand(RunAsync).Parse(args).InvokeAsync();

static async Task<int> RunAsync(SoakSettings settings, CancellationToken cancellationToken)
{
    long startedAt = Stopwatch.GetTimestamp();
    var clock = new AcceleratedTimeProvider(settings.Speed);
    await using IoTDAEmulator emulator = await StartAsync(settings, clock, cancellationToken);
    await using ServiceProvider host = Host(settings, clock, emulator);
    IoTDAClient client = host.GetRequiredService<IoTDAClient>();
    var beliefs = new Beliefs();
    int each = (settings.Tasks + settings.Callers - 1) / settings.Callers;
    await Task.WhenAll(Enumerable.Range(0, settings.Callers).Select(number => Task.Run(
        () => new Caller(client, beliefs, number, settings.Seed, repeats: !settings.Recover).RunAsync(Math.Min(each, settings.Tasks - (number * each)), cancellationToken),
        cancellationToken)));

    Verdict verdict = Verdict.Of(beliefs, emulator);
    foreach (string finding in verdict.Findings.Take(50))
    {
        await Console.Out.WriteLineAsync(finding);
    }

    await Console.Out.WriteLineAsync(
        $"seed {settings.Seed}: {emulator.Requests.TotalCount} requests, {emulator.Requests.Count(request => request.Fault is not null)} of them with a fault, {emulator.IssuedTokenCount} tokens, "
        + $"{Stopwatch.GetElapsedTime(startedAt).TotalSeconds:0} s");
    await Console.Out.WriteLineAsync(verdict.ToString());
    return verdict.IsGood ? 0 : 1;
}

static async Task<IoTDAEmulator> StartAsync(SoakSettings settings, TimeProvider clock, CancellationToken cancellationToken)
{
    var emulated = new EmulatorOptions
    {
        TimeProvider = new SkewedTimeProvider(clock, settings.Skew),
        Seed = settings.Seed,
        AcceptUnknownTaskTypes = true,
        MaxUnfinishedTasks = int.MaxValue,
        MaxFiles = int.MaxValue,
        DeletedTaskCapacity = int.MaxValue,
        JournalCapacity = int.MaxValue,
        JournalBodyBytes = long.MaxValue,
    };
    emulated.Outcomes.FailPercentage(5, settings.Seed).WithDurationBetween(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), settings.Seed);
    emulated.Users.Add(new EmulatedUser("soak", "robot", "password"));
    foreach (string group in Work.Groups)
    {
        emulated.Groups[group] = [.. Enumerable.Range(1, 20).Select(device => $"{group}_meter_{device}")];
    }

    IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(emulated, cancellationToken);
    FaultMix.Apply(emulator.Faults, settings.FaultShare);
    emulator.Faults.ListLag = settings.ListLag;
    return emulator;
}

// The options that are left out are the defaults: those are what the promises are made for.
static ServiceProvider Host(SoakSettings settings, TimeProvider clock, IoTDAEmulator emulator)
{
    var services = new ServiceCollection();
    services.AddLogging();
    services.AddSingleton(clock);
    if (settings.HostHandlers)
    {
        // As Aspire's service defaults do.
        services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
    }

    services.AddIoTDA(options =>
    {
        options.Endpoint = emulator.BaseAddress;
        options.ProjectId = emulator.ProjectId;
        options.IamEndpoint = emulator.BaseAddress;
        options.IamPassword = new IamPasswordOptions { DomainName = "soak", UserName = "robot", Password = "password" };
        options.Recovery.Enabled = settings.Recover;
    });
    return services.BuildServiceProvider();
}
