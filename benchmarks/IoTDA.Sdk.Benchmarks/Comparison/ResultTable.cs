using System.Globalization;
using System.Text;

namespace IoTDA.Sdk.Benchmarks.Comparison;

/// <summary>The results as Markdown.</summary>
internal static class ResultTable
{
    /// <summary>A table for each workload, with one row for each client.</summary>
    /// <param name="results">The results.</param>
    public static string Measurements(Results results)
    {
        var text = new StringBuilder();
        foreach (Workload workload in Workload.All)
        {
            text.AppendLine(Invariant($"### {workload.Name}")).AppendLine();
            text.AppendLine("| Client | median us | to b / b2 | to d | bytes a call | to b / b2 | to d | 64 callers, requests/s | to b / b2 | to d |");
            text.AppendLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
            foreach (string client in results.Clients)
            {
                text.AppendLine(Row(results, workload, client));
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    private static string Row(Results results, Workload workload, string client)
    {
        // A signed client is compared with the signed one only.
        string[] baselines = client.EndsWith('2') ? ["b2"] : ["b", "d"];
        Measurement measured = results.Of(workload.Name, client);
        string[] cells =
        [
            client,
            .. Cells(measured.Microseconds, baselines, baseline => Show(Ratio.OfTime(results, workload, client, baseline))),
            .. Cells([measured.BytesPerCall], baselines, baseline => Show(measured.BytesPerCall / results.Of(workload.Name, baseline).BytesPerCall)),
            .. Cells(measured.CallsPerSecond, baselines, baseline => Show(Ratio.OfCallsPerSecond(results, workload, client, baseline).Median)),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static string[] Cells(List<double> figures, string[] baselines, Func<string, string> ratioTo)
        => figures.Count == 0
            ? ["", "", ""]
            : [Invariant($"{Quartiles.Of(figures).Median:N0}"), ratioTo(baselines[0]), baselines.Length > 1 ? ratioTo(baselines[1]) : ""];

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

    private static string Show(double ratio) => Invariant($"{ratio:0.00}");

    private static string Show(Quartiles ratio) => Invariant($"{ratio.Median:0.00} ({ratio.Lower:0.00}-{ratio.Upper:0.00})");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
