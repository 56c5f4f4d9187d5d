namespace IoTDA.Sdk.Benchmarks;

/// <summary>What the program can do.</summary>
internal static class Usage
{
    /// <summary>The exit code of arguments that say nothing.</summary>
    public const int BadArguments = 2;

    /// <summary>Writes the commands.</summary>
    public static int Show()
    {
        Console.Error.WriteLine(
            """
            compare [--quick] [--check] [--allocations] [--output FILE]   the client against hand-written ones, on one server
              --quick        fewer rounds, and no budget of 64 callers
              --check        exit code 1 when a budget is missed
              --allocations  bytes only, no timing: the same figures on every machine
              --output FILE  where the results go; results.json without it
            growth [PART...]                                             how time and memory grow with the work
              PART           concurrent, targets, live, devices, listing, hour, poll, start-up; all of them without one
            micro [BenchmarkDotNet's options]                            the pieces one by one
            """);
        return BadArguments;
    }
}
