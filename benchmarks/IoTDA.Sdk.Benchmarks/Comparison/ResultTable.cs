using System.Globalization;
using System.Text;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>The results as Markdown.</summary>
internal static class ResultTable
{
    /// <summary>One row for each workload and client.</summary>
    /// <param name="results">The results.</param>
    /// <param name="clients">The clients' names.</param>
    public static string Measurements(Results results, IReadOnlyList<string> clients)
    {
        var text = new StringBuilder();
        text.AppendLine("| Workload | Client | median us | to a | to b / b2 | bytes a call | to b / b2 | 64 callers, requests/s | to b / b2 |");
        text.AppendLine("|---|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach (Workload workload in Workload.All)
        {
            foreach (string client in clients)
            {
                Measurement measured = results.Of(workload.Name, client);
                string baseline = client.EndsWith('2') ? "b2" : "b";
                double bytesRatio = measured.BytesPerCall / results.Of(workload.Name, baseline).BytesPerCall;
                string callsPerSecond = measured.CallsPerSecond.Count == 0
                    ? " | "
                    : Invariant($"{Quartiles.Of(measured.CallsPerSecond).Median:N0} | {Show(Ratio.OfCallsPerSecond(results, workload, client, baseline))}");
                string time = measured.Microseconds.Count == 0
                    ? " | | "
                    : Invariant($"{Quartiles.Of(measured.Microseconds).Median:N0} | {Show(Ratio.OfTime(results, workload, client, "a"))} | ")
                        + Show(Ratio.OfTime(results, workload, client, baseline));
                text.AppendLine(Invariant(
                    $"| {workload.Name} | {client} | {time} | {measured.BytesPerCall:N0} | {bytesRatio:0.00} | {callsPerSecond} |"));
            }
        }

        return text.ToString();
    }

    /// <summary>One row for each budget.</summary>
    /// <param name="budgets">The budgets.</param>
    public static string Budgets(IEnumerable<Budget> budgets)
    {
        var text = new StringBuilder();
        text.AppendLine("| Budget | limit | measured | |");
        text.AppendLine("|---|---:|---:|---|");
        foreach (Budget budget in budgets)
        {
            text.AppendLine(Invariant($"| {budget.Name} | {budget.Limit} | {budget.Measured} | {(budget.IsKept ? "kept" : "**missed**")} |"));
        }

        return text.ToString();
    }

    private static string Show(Quartiles ratio) => Invariant($"{ratio.Median:0.00} ({ratio.Lower:0.00}-{ratio.Upper:0.00})");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
