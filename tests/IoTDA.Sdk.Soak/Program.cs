using System.Diagnostics;
using IoTDA.Sdk;
using IoTDA.Sdk.Emulator;
using IoTDA.Sdk.Soak;

return await SoakSettings.CreateCommand(RunAsync).Parse(args).InvokeAsync();

static async Task<int> RunAsync(SoakSettings settings, CancellationToken cancellationToken)
{
    long startedAt = Stopwatch.GetTimestamp();
    var clock = new AcceleratedTimeProvider(settings.Speed);
    var emulated = new EmulatorOptions
    {
        TimeProvider = clock,
        Seed = settings.Seed,
        MaxUnfinishedTasks = int.MaxValue,
        MaxFiles = int.MaxValue,
        DeletedTaskCapacity = int.MaxValue,
        JournalCapacity = int.MaxValue,
        JournalBodyBytes = long.MaxValue,
    };
    emulated.Outcomes.FailPercentage(5, settings.Seed).WithDurationBetween(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), settings.Seed);
    emulated.Users.Add(new EmulatedUser("soak", "robot", "password"));
    await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(emulated, cancellationToken);
    FaultMix.Apply(emulator.Faults, settings.FaultShare);

    var options = new IoTDAClientOptions
    {
        Endpoint = emulator.BaseAddress,
        ProjectId = emulator.ProjectId,
        IamEndpoint = emulator.BaseAddress,
        IamPassword = new IamPasswordOptions { DomainName = "soak", UserName = "robot", Password = "password" },
        Recovery = { Enabled = settings.Recover },
    };
    using IoTDAClient client = IoTDAClient.Create(options, timeProvider: clock);
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
