using IoTDA.Sdk;

namespace QuickStart;

/// <summary>A line for each change, for output that goes to a file or a pipe.</summary>
internal static class PlainView
{
    public static async Task<BatchTask> ShowAsync(IAsyncEnumerable<BatchTask> watch)
    {
        BatchTask? last = null;
        await foreach (BatchTask now in watch)
        {
            last = now;
            TaskProgress progress = now.Progress;
            Console.Out.WriteLine(
                $"{now.Status,-14} {progress.Finished,6}/{progress.Total} done: {progress.Success} succeeded, {progress.Fail} failed; "
                + $"{progress.Processing} in progress, {progress.Waiting} waiting");
        }

        return last!;
    }
}
