namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>How long to measure.</summary>
/// <param name="WarmUp">Before the rounds, for each client and workload.</param>
/// <param name="Rounds">Rounds of one caller.</param>
/// <param name="ConcurrentRounds">Rounds of 64 callers.</param>
internal sealed record Effort(TimeSpan WarmUp, int Rounds, int ConcurrentRounds)
{
    public static Effort Full { get; } = new(TimeSpan.FromSeconds(2), 300, 120);

    public static Effort Quick { get; } = new(TimeSpan.FromSeconds(0.7), 60, 30);
}
