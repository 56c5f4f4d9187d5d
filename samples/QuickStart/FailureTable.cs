using IoTDA.Sdk;
using Spectre.Console;

namespace QuickStart;

/// <summary>Which devices failed, and why.</summary>
internal static class FailureTable
{
    private const int MaxRows = 50;

    public static async Task ShowAsync(IAsyncEnumerable<SubTask> failed, int count)
    {
        if (count == 0)
        {
            return;
        }

        Table table = new Table().Border(TableBorder.Simple).AddColumns("Device", "Code", "Why");
        await foreach (SubTask subTask in failed)
        {
            if (table.Rows.Count == MaxRows)
            {
                table.Caption = new TableTitle($"the first {MaxRows} of {count}");
                break;
            }

            table.AddRow(
                Markup.Escape(subTask.Target),
                Markup.Escape(subTask.Error?.ErrorCode.Value ?? ""),
                Markup.Escape(subTask.Error?.ErrorMessage ?? ""));
        }

        AnsiConsole.Write(table);
    }
}
