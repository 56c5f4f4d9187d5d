using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>What is alive while 100,000 sub-tasks are listed.</summary>
internal static class SubTaskListing
{
    private const int Step = 20_000;

    public static async Task<IEnumerable<string>> MeasureAsync(Uri address)
    {
        using SdkClient client = SdkClient.WithToken(address);
        await client.ShowAsync();
        var rows = new List<string> { "| Sub-tasks read | live memory above the start, KB | bytes allocated a sub-task |", "|---:|---:|---:|" };
        long live = GC.GetTotalMemory(forceFullCollection: true);
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        int count = 0;
        await foreach (SubTask subTask in client.Tasks.ListSubTasksAsync(FixedAnswers.TaskId))
        {
            if (++count % Step == 0)
            {
                long bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
                long above = GC.GetTotalMemory(forceFullCollection: true) - live;
                rows.Add(GrowthCommand.Invariant($"| {count:N0} | {above / 1024.0:N0} | {(double)bytes / count:N0} |"));
            }
        }

        return count == SubTaskPages.Total ? rows : throw new InvalidOperationException($"{count} sub-tasks were listed.");
    }
}
