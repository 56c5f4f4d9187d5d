using System.Diagnostics;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>What 64 large creates at once need at most.</summary>
internal static class ConcurrentCreates
{
    private const int Callers = 64;
    private const int Rounds = 10;
    private const double MegaByte = 1024 * 1024;

    public static async Task<IEnumerable<string>> MeasureAsync(Uri address)
    {
        // Every answer takes a second, so that all the bodies are held at the same time.
        using SdkClient client = SdkClient.WithToken(address, AnsweringServer.SlowProject);
        await client.CreateAsync(1);
        GC.Collect();
        double before = Environment.WorkingSet / MegaByte;
        var peaks = new List<double>();
        for (int round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => client.CreateAsync(ManyTargets.Count)));
            using var process = Process.GetCurrentProcess();
            peaks.Add((process.PeakWorkingSet64 / MegaByte) - before);
        }

        return
        [
            "| Round | peak working set above the idle client's, MB |",
            "|---:|---:|",
            .. new[] { 1, 2, 5, Rounds }.Select(round => GrowthCommand.Invariant($"| {round} | {peaks[round - 1]:N0} |")),
        ];
    }
}
