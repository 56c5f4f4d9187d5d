using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Benchmarks.Comparison;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>A create's time and memory by the number of its targets.</summary>
internal static class TargetGrowth
{
    private const int Rounds = 15;

    public static async Task<IEnumerable<string>> MeasureAsync(Uri address)
    {
        using SdkClient client = SdkClient.WithToken(address);
        var rows = new List<string> { "| Targets | median us | us a thousand targets | bytes a call |", "|---:|---:|---:|---:|" };
        foreach (int count in new[] { 1, 100, 1_000, 10_000, ManyTargets.Count })
        {
            SoftwareUpgradeRequest request = SdkClient.Request(ManyTargets.Ids[..count]);
            var workload = new Workload("create", one => ((SdkClient)one).CreateAsync(request), count > 1_000 ? 10 : 40);
            await Stopclock.WarmUpAsync(client, workload, TimeSpan.FromSeconds(1));
            var times = new List<double>();
            for (int round = 0; round < Rounds; round++)
            {
                times.Add(await Stopclock.MedianMicrosecondsAsync(client, workload));
            }

            double bytes = await Stopclock.BytesPerCallAsync(client, workload);
            double median = Quartiles.Of(times).Median;
            rows.Add(GrowthCommand.Invariant($"| {count:N0} | {median:N0} | {median * 1000 / count:N0} | {bytes:N0} |"));
        }

        return rows;
    }
}
