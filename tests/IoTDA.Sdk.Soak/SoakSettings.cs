using System.CommandLine;

namespace IoTDA.Sdk.Soak;

/// <summary>What the command line asks for.</summary>
internal sealed record SoakSettings(int Seed, int Tasks, int Callers, double Speed, double FaultShare, bool Recover, TimeSpan Skew, TimeSpan ListLag, bool HostHandlers)
{
    private static readonly Option<int> SeedOption = new("--seed") { Description = "Chooses faults and work", DefaultValueFactory = _ => 1 };

    private static readonly Option<int> TasksOption = new("--tasks") { Description = "How many creates in all", DefaultValueFactory = _ => 5_000 };

    private static readonly Option<int> CallersOption = new("--callers") { Description = "How many callers at once", DefaultValueFactory = _ => 32 };

    private static readonly Option<double> SpeedOption = new("--speed") { Description = "How much faster than real the clock runs", DefaultValueFactory = _ => 40 };

    private static readonly Option<double> FaultsOption = new("--faults") { Description = "The probability of each fault", DefaultValueFactory = _ => 0.02 };

    private static readonly Option<bool> RecoverOption = new("--recover")
    {
        Description = "Whether the client looks at the service when an outcome is uncertain; without it callers repeat such a create",
        DefaultValueFactory = _ => true,
    };

    private static readonly Option<double> SkewOption = new("--skew") { Description = "How many seconds the service's clock is ahead of the client's" };

    private static readonly Option<double> LagOption = new("--lag") { Description = "How many seconds a new task stays out of the service's lists" };

    private static readonly Option<bool> HandlersOption = new("--host-handlers") { Description = "Whether the host adds a standard resilience handler to every client" };

    public static RootCommand CreateCommand(Func<SoakSettings, CancellationToken, Task<int>> run)
    {
        var command = new RootCommand("Runs the client against an emulator full of faults, and compares what callers were told with what was executed.")
        {
            SeedOption, TasksOption, CallersOption, SpeedOption, FaultsOption, RecoverOption, SkewOption, LagOption, HandlersOption,
        };
        command.SetAction((result, cancellationToken) => run(
            new SoakSettings(
                result.GetRequiredValue(SeedOption),
                result.GetRequiredValue(TasksOption),
                result.GetRequiredValue(CallersOption),
                result.GetRequiredValue(SpeedOption),
                result.GetRequiredValue(FaultsOption),
                result.GetRequiredValue(RecoverOption),
                TimeSpan.FromSeconds(result.GetValue(SkewOption)),
                TimeSpan.FromSeconds(result.GetValue(LagOption)),
                result.GetValue(HandlersOption)),
            cancellationToken));
        return command;
    }
}
