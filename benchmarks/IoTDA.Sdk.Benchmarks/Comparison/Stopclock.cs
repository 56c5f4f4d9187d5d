using System.Diagnostics;
using IoTDA.Sdk.Benchmarks.Clients;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>Times calls and counts their bytes.</summary>
internal static class Stopclock
{
    private const int Callers = 64;
    private const int CallsPerCaller = 12;

    /// <summary>Calls for a while, until the runtime has compiled what is hot.</summary>
    /// <param name="client">The client.</param>
    /// <param name="workload">The workload.</param>
    /// <param name="time">How long.</param>
    public static async Task WarmUpAsync(ComparedClient client, Workload workload, TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            await workload.CallAsync(client);
        }
        while (Stopwatch.GetElapsedTime(start) < time);
    }

    /// <summary>The median time of a round's calls, one after the other.</summary>
    /// <param name="client">The client.</param>
    /// <param name="workload">The workload.</param>
    /// <returns>Microseconds.</returns>
    public static async Task<double> MedianMicrosecondsAsync(ComparedClient client, Workload workload)
    {
        // The first call after another client's turn pays for what that one left in the caches.
        await workload.CallAsync(client);
        double[] times = new double[workload.CallsPerRound];
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            await workload.CallAsync(client);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return Quartiles.Of(times).Median;
    }

    /// <summary>How many calls a second 64 callers get through.</summary>
    /// <param name="client">The client.</param>
    /// <param name="workload">The workload.</param>
    public static async Task<double> CallsPerSecondAsync(ComparedClient client, Workload workload)
    {
        long start = Stopwatch.GetTimestamp();
        var callers = new Task[Callers];
        for (int i = 0; i < callers.Length; i++)
        {
            callers[i] = CallManyAsync(client, workload);
        }

        await Task.WhenAll(callers);
        return Callers * CallsPerCaller / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>The bytes that one call allocates in the whole process, on whichever thread.</summary>
    /// <param name="client">The client.</param>
    /// <param name="workload">The workload.</param>
    public static async Task<double> BytesPerCallAsync(ComparedClient client, Workload workload)
    {
        const int repeats = 5;
        int calls = workload.CallsPerRound * 25;
        double least = double.MaxValue;
        for (int repeat = 0; repeat < repeats; repeat++)
        {
            GC.Collect();
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < calls; i++)
            {
                await workload.CallAsync(client);
            }

            // The least of the repeats: nothing else makes a call allocate less than it does.
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)calls);
        }

        return least;
    }

    private static async Task CallManyAsync(ComparedClient client, Workload workload)
    {
        await Task.Yield();
        for (int i = 0; i < CallsPerCaller; i++)
        {
            await workload.CallAsync(client);
        }
    }
}
