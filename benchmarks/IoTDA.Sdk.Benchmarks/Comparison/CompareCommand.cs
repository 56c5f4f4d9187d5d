using System.Text.Json;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>Compares the clients.</summary>
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

        Effort effort = parsed.IsQuick || parsed.OnlyAllocations ? Effort.Quick : Effort.Full;
        Results results = effort.Processes == 1
            ? await Measuring.RunAsync(effort, parsed.OnlyAllocations)
            : await Measuring.RunInProcessesAsync(effort.Processes);
        return await ReportAsync(results, parsed);
    }

    private static async Task<int> ReportAsync(Results results, CompareOptions options)
    {
        IEnumerable<Budget> bytes = Budget.OfBytes(results);
        IEnumerable<Budget> time = options.OnlyAllocations ? [] : Budget.OfTime(results);

        // A quick run has too few rounds of many callers to fail by.
        IEnumerable<Budget> throughput = options.OnlyAllocations || options.IsQuick ? [] : Budget.OfThroughput(results);
        List<Budget> budgets = [.. time, .. throughput, .. bytes];
        Console.WriteLine(ResultTable.Measurements(results));
        Console.WriteLine(ResultTable.Budgets(budgets));
        await using (FileStream output = File.Create(options.Output))
        {
            await JsonSerializer.SerializeAsync(output, results, ResultsJson.Default.Results);
        }

        int missed = budgets.Count(static budget => !budget.IsKept);
        Console.WriteLine(missed == 0 ? "Every budget is kept." : $"{missed} of {budgets.Count} budgets are missed.");
        return options.Check && missed > 0 ? 1 : 0;
    }
}
