namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>One client's figures to another's, round by round: what the machine did in a round met both.</summary>
internal static class Ratio
{
    public static Quartiles OfTime(Results results, Workload workload, string client, string baseline)
        => Of(results.Of(workload.Name, client).Microseconds, results.Of(workload.Name, baseline).Microseconds);

    public static Quartiles OfCallsPerSecond(Results results, Workload workload, string client, string baseline)
        => Of(results.Of(workload.Name, client).CallsPerSecond, results.Of(workload.Name, baseline).CallsPerSecond);

    private static Quartiles Of(List<double> figures, List<double> baseline) => Quartiles.Of(figures.Zip(baseline, static (one, other) => one / other));
}
