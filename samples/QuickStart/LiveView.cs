using IoTDA.Sdk;
using Spectre.Console;

namespace QuickStart;

/// <summary>Progress bars that move, for a person at a terminal.</summary>
internal static class LiveView
{
    public static Task<BatchTask> ShowAsync(IAsyncEnumerable<BatchTask> watch)
        => AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask done = context.AddTask("Waiting");
                ProgressTask succeeded = context.AddTask("[green]succeeded[/]");
                ProgressTask failed = context.AddTask("[red]failed[/]");
                BatchTask? last = null;
                await foreach (BatchTask now in watch)
                {
                    last = now;
                    TaskProgress progress = now.Progress;
                    Set(done, $"{now.Status} {progress.Finished}/{progress.Total}", progress.Finished, progress.Total);
                    Set(succeeded, $"[green]succeeded {progress.Success}[/]", progress.Success, progress.Total);
                    Set(failed, $"[red]failed {progress.Fail}[/]", progress.Fail, progress.Total);
                }

                context.Refresh();
                return last!;
            });

    private static void Set(ProgressTask bar, string description, int value, int total)
    {
        bar.Description = description;
        bar.MaxValue = Math.Max(total, 1);
        bar.Value = value;
    }
}
