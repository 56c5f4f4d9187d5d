namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>How long to measure.</summary>
/// <param name="Processes">In how many processes, one after the other.</param>
/// <param name="WarmUp">Before the rounds, for each client and workload.</param>
/// <param name="Rounds">Rounds of one caller, in each process.</param>
/// <param name="ConcurrentRounds">Rounds of 64 callers, in each process.</param>
internal sealed record Effort(int Processes, TimeSpan WarmUp, int Rounds, int ConcurrentRounds)
{
    public static Effort Full { get; } = new(3, TimeSpan.FromSeconds(1), 100, 40);

    public static Effort Quick { get; } = new(1, TimeSpan.FromSeconds(0.7), 60, 30);
}
