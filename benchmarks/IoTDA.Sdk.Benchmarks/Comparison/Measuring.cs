using System.Runtime.InteropServices;
using System.Text.Json;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>Measures in this process, or in several.</summary>
internal static class Measuring
{
    /// <summary>The program's argument that makes it one process of several.</summary>
    public const string Command = "measure";

    /// <summary>Measures in this process.</summary>
    /// <param name="effort">How long.</param>
    /// <param name="onlyAllocations">No timing.</param>
    public static async Task<Results> RunAsync(Effort effort, bool onlyAllocations)
    {
        await using ServerProcess server = await ServerProcess.StartAsync();
        ComparedClient[] clients =
        [
            new RawClient(server.Address),
            HandWrittenClient.WithToken(server.Address),
            HandWrittenClient.WithTokenPerRequest(server.Address),
            new RefitClient(server.Address),
            SdkClient.WithToken(server.Address),
            new HandSignedClient(server.Address),
            SdkClient.WithAccessKey(server.Address),
        ];
        try
        {
            Results results = NewResults(clients);
            var rounds = new Rounds(clients, results);
            await rounds.WarmUpAsync(effort.WarmUp);
            await rounds.CountBytesAsync();
            if (!onlyAllocations)
            {
                await rounds.TimeAsync(effort.Rounds);
                await rounds.CountCallsAsync(effort.ConcurrentRounds);
            }

            return results;
        }
        finally
        {
            Array.ForEach(clients, static client => client.Dispose());
        }
    }

    /// <summary>
    /// Measures in one process after the other: where the runtime puts the code that it compiles differs between processes, and a client's time with it.
    /// </summary>
    /// <param name="processes">How many.</param>
    public static async Task<Results> RunInProcessesAsync(int processes)
    {
        Results? all = null;
        string file = Path.GetTempFileName();
        try
        {
            for (int process = 0; process < processes; process++)
            {
                await ServerProcess.RunAsync(Command, file);
                await using FileStream input = File.OpenRead(file);
                Results results = (await JsonSerializer.DeserializeAsync(input, ResultsJson.Default.Results))!;
                all?.Add(results);
                all ??= results;
            }
        }
        finally
        {
            File.Delete(file);
        }

        return all!;
    }

    /// <summary>Measures as one of several processes.</summary>
    /// <param name="file">Takes the results.</param>
    public static async Task<int> WriteAsync(string file)
    {
        Results results = await RunAsync(Effort.Full, onlyAllocations: false);
        await using (FileStream output = File.Create(file))
        {
            await JsonSerializer.SerializeAsync(output, results, ResultsJson.Default.Results);
        }

        Console.WriteLine(file);
        return 0;
    }

    private static Results NewResults(ComparedClient[] clients) => new()
    {
        Date = TimeProvider.System.GetUtcNow(),
        Runtime = RuntimeInformation.FrameworkDescription,
        Processors = Environment.ProcessorCount,
        Clients = [.. clients.Select(static client => client.Name)],
        Measurements =
        [
            .. Workload.All.SelectMany(workload => clients.Select(client => new Measurement { Workload = workload.Name, Client = client.Name })),
        ],
    };
}
