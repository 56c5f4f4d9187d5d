using System.Runtime.InteropServices;
using System.Text.Json;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>Compares the clients on one server.</summary>
internal static class CompareCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="options">What follows the command's name.</param>
    /// <returns>0; 1 where the budgets are checked and one is missed; 2 for arguments that say nothing.</returns>
    public static async Task<int> RunAsync(string[] options)
    {
        if (CompareOptions.Parse(options) is not { } parsed)
        {
            return Usage.Show();
        }

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
            await MeasureAsync(new Rounds(clients, results), parsed);
            return await ReportAsync(results, [.. clients.Select(static client => client.Name)], parsed);
        }
        finally
        {
            Array.ForEach(clients, static client => client.Dispose());
        }
    }

    private static async Task MeasureAsync(Rounds rounds, CompareOptions options)
    {
        Effort effort = options.IsQuick || options.OnlyAllocations ? Effort.Quick : Effort.Full;
        await rounds.WarmUpAsync(effort.WarmUp);
        await rounds.CountBytesAsync();
        if (!options.OnlyAllocations)
        {
            await rounds.TimeAsync(effort.Rounds);
            await rounds.CountCallsAsync(effort.ConcurrentRounds);
        }
    }

    private static async Task<int> ReportAsync(Results results, IReadOnlyList<string> clients, CompareOptions options)
    {
        IEnumerable<Budget> bytes = Budget.OfBytes(results);
        IEnumerable<Budget> time = options.OnlyAllocations ? [] : Budget.OfTime(results);

        // A quick run has too few rounds of many callers to fail by.
        IEnumerable<Budget> throughput = options.OnlyAllocations || options.IsQuick ? [] : Budget.OfThroughput(results);
        List<Budget> budgets = [.. time, .. throughput, .. bytes];
        Console.WriteLine(ResultTable.Measurements(results, clients));
        Console.WriteLine(ResultTable.Budgets(budgets));
        await using (FileStream output = File.Create(options.Output))
        {
            await JsonSerializer.SerializeAsync(output, results, ResultsJson.Default.Results);
        }

        int missed = budgets.Count(static budget => !budget.IsKept);
        Console.WriteLine(missed == 0 ? "Every budget is kept." : $"{missed} of {budgets.Count} budgets are missed.");
        return options.Check && missed > 0 ? 1 : 0;
    }

    private static Results NewResults(ComparedClient[] clients) => new()
    {
        Date = TimeProvider.System.GetUtcNow(),
        Runtime = RuntimeInformation.FrameworkDescription,
        Processors = Environment.ProcessorCount,
        Measurements =
        [
            .. Workload.All.SelectMany(workload => clients.Select(client => new Measurement { Workload = workload.Name, Client = client.Name })),
        ],
    };
}
