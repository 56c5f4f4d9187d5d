using System.Globalization;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>One limit that the SDK keeps.</summary>
/// <param name="Name">What is limited.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="IsKept">Whether that is within the limit.</param>
internal sealed record Budget(string Name, string Limit, string Measured, bool IsKept)
{
    private const double LeastThroughput = 0.85;
    private const double LeastThroughputToRefit = 0.92;
    private const double SignedTime = 1.10;
    private const double ManyTargetsBytes = 8 * 1024;

    private static readonly (Workload Workload, double Time, double Bytes)[] WithToken =
    [
        (Workload.CreateOne, 1.15, 1.25),
        (Workload.CreateMany, 0.95, double.NaN),
        (Workload.Show, 1.15, 1.20),
        (Workload.List, 1.05, 0.70),
    ];

    private static readonly (Workload Workload, double Bytes)[] Signed =
    [
        (Workload.CreateOne, 1.00),
        (Workload.CreateMany, 1.00),
        (Workload.Show, 1.00),
        (Workload.List, 0.70),
    ];

    private static readonly (Workload Workload, double Time, double Bytes)[] ToRefit =
    [
        (Workload.CreateOne, 1.03, 1.00),
        (Workload.CreateMany, 0.90, 1.00),
        (Workload.Show, 1.03, 1.03),
        (Workload.List, 0.75, 1.00),
    ];

    /// <summary>The limits of what a call allocates.</summary>
    /// <param name="results">What was measured.</param>
    public static IEnumerable<Budget> OfBytes(Results results)
    {
        foreach ((Workload workload, _, double bytes) in WithToken)
        {
            yield return double.IsNaN(bytes)
                ? AtMost($"{workload.Name}: bytes of s", ManyTargetsBytes, results.Of(workload.Name, "s").BytesPerCall, "N0")
                : AtMost($"{workload.Name}: bytes of s / b", bytes, BytesRatio(results, workload, "s", "b"));
        }

        foreach ((Workload workload, double bytes) in Signed)
        {
            yield return AtMost($"{workload.Name}: bytes of s2 / b2", bytes, BytesRatio(results, workload, "s2", "b2"));
        }

        foreach ((Workload workload, _, double bytes) in ToRefit)
        {
            yield return AtMost($"{workload.Name}: bytes of s / d", bytes, BytesRatio(results, workload, "s", "d"));
        }
    }

    /// <summary>The limits of how long a call takes.</summary>
    /// <param name="results">What was measured.</param>
    public static IEnumerable<Budget> OfTime(Results results)
    {
        foreach ((Workload workload, double time, _) in WithToken)
        {
            yield return AtMost($"{workload.Name}: time of s / b", time, Ratio.OfTime(results, workload, "s", "b").Median);
        }

        foreach (Workload workload in Workload.All)
        {
            yield return AtMost($"{workload.Name}: time of s2 / b2", SignedTime, Ratio.OfTime(results, workload, "s2", "b2").Median);
        }

        foreach ((Workload workload, double time, _) in ToRefit)
        {
            yield return AtMost($"{workload.Name}: time of s / d", time, Ratio.OfTime(results, workload, "s", "d").Median);
        }
    }

    /// <summary>The limits of how many calls of 64 callers there are in a second.</summary>
    /// <param name="results">What was measured.</param>
    public static IEnumerable<Budget> OfThroughput(Results results)
    {
        foreach ((string baseline, double least) in new[] { ("b", LeastThroughput), ("d", LeastThroughputToRefit) })
        {
            foreach (Workload workload in Workload.Concurrent)
            {
                double ratio = Ratio.OfCallsPerSecond(results, workload, "s", baseline).Median;
                yield return new Budget(
                    $"{workload.Name}, 64 callers: requests/s of s / {baseline}", $">= {Text(least)}", Text(ratio), ratio >= least);
            }
        }
    }

    private static double BytesRatio(Results results, Workload workload, string client, string baseline)
        => results.Of(workload.Name, client).BytesPerCall / results.Of(workload.Name, baseline).BytesPerCall;

    private static Budget AtMost(string name, double limit, double measured, string format = "0.000")
        => new(name, $"<= {Text(limit, format)}", Text(measured, format), measured <= limit);

    private static string Text(double figure, string format = "0.000") => figure.ToString(format, CultureInfo.InvariantCulture);
}
