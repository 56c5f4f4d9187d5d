using System.Runtime;
using IoTDA.Sdk.Benchmarks.Clients;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>Measures the clients in turn, so that what the machine does meanwhile meets them all.</summary>
/// <param name="clients">The clients.</param>
/// <param name="results">Takes the figures.</param>
internal sealed class Rounds(IReadOnlyList<ComparedClient> clients, Results results)
{
    private const int MaxPasses = 8;
    private const int Settled = 20;

    /// <summary>Warms every client up, and checks that they all get the same answer.</summary>
    /// <param name="time">How long, for each client and workload.</param>
    public async Task WarmUpAsync(TimeSpan time)
    {
        foreach (Workload workload in Workload.All)
        {
            string expected = await workload.CallAsync(clients[0]);
            foreach (ComparedClient client in clients)
            {
                string got = await workload.CallAsync(client);
                if (got != expected)
                {
                    throw new InvalidOperationException($"{client.Name} read {got} where {clients[0].Name} read {expected}.");
                }

                await Stopclock.WarmUpAsync(client, workload, time);
            }
        }

        // Until the runtime has compiled what is hot: on a busy machine its background compiler comes late, and to the largest client last.
        long compiled;
        int pass = 0;
        do
        {
            compiled = JitInfo.GetCompiledMethodCount();
            foreach (Workload workload in Workload.All)
            {
                foreach (ComparedClient client in clients)
                {
                    await Stopclock.WarmUpAsync(client, workload, time / 5);
                }
            }
        }
        while (JitInfo.GetCompiledMethodCount() - compiled > Settled && ++pass < MaxPasses);
    }

    /// <summary>Counts the bytes of a call.</summary>
    public async Task CountBytesAsync()
    {
        foreach (Workload workload in Workload.All)
        {
            foreach (ComparedClient client in clients)
            {
                results.Of(workload.Name, client.Name).BytesPerCall = await Stopclock.BytesPerCallAsync(client, workload);
            }
        }
    }

    /// <summary>Times the calls of one caller.</summary>
    /// <param name="rounds">How many rounds.</param>
    public async Task TimeAsync(int rounds)
    {
        foreach (Workload workload in Workload.All)
        {
            for (int round = 0; round < rounds; round++)
            {
                foreach (ComparedClient client in Turn(round))
                {
                    results.Of(workload.Name, client.Name).Microseconds.Add(await Stopclock.MedianMicrosecondsAsync(client, workload));
                }
            }
        }
    }

    /// <summary>Times 64 callers at once.</summary>
    /// <param name="rounds">How many rounds.</param>
    public async Task CountCallsAsync(int rounds)
    {
        foreach (Workload workload in Workload.Concurrent)
        {
            // The first round opens the connections.
            for (int round = -1; round < rounds; round++)
            {
                foreach (ComparedClient client in Turn(round + 1))
                {
                    double callsPerSecond = await Stopclock.CallsPerSecondAsync(client, workload);
                    if (round >= 0)
                    {
                        results.Of(workload.Name, client.Name).CallsPerSecond.Add(callsPerSecond);
                    }
                }
            }
        }
    }

    private IEnumerable<ComparedClient> Turn(int round)
    {
        for (int i = 0; i < clients.Count; i++)
        {
            yield return clients[(round + i) % clients.Count];
        }
    }
}
