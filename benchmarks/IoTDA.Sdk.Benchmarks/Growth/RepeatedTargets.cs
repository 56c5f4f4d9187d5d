using System.Diagnostics;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Benchmarks.Comparison;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>What it costs that each page and each look may repeat the task with all its targets, by hand and by the SDK.</summary>
internal static class RepeatedTargets
{
    private const int Rounds = 3;
    private const int Polls = 40;
    private const int WatchedMinutes = 20;
    private const string OneTarget = "1 target";
    private const string AllTargets = "30,000 targets";

    public static async Task<IEnumerable<string>> MeasureListingAsync(Uri address)
    {
        using HandWrittenClient byHand = HandWrittenClient.WithToken(address);
        using SdkClient sdk = SdkClient.WithToken(address);
        await byHand.ShowAsync();
        await sdk.ShowAsync();
        var rows = new List<string> { "| Each page repeats | Client | seconds | MB allocated |", "|---|---|---:|---:|" };
        foreach ((string repeated, string taskId) in new[] { (OneTarget, FixedAnswers.TaskId), (AllTargets, FixedAnswers.LargeTaskId) })
        {
            var ofHand = new List<(double Seconds, double MegaBytes)>();
            var ofSdk = new List<(double Seconds, double MegaBytes)>();
            for (int round = 0; round < Rounds; round++)
            {
                ofHand.Add(await MeasureAsync(() => ListByHandAsync(byHand, taskId)));
                ofSdk.Add(await MeasureAsync(() => ListAsync(sdk.Tasks, taskId)));
            }

            rows.Add(Row(repeated, byHand.Name, ofHand));
            rows.Add(Row(repeated, sdk.Name, ofSdk));
        }

        return rows;
    }

    public static async Task<IEnumerable<string>> MeasurePollAsync(Uri address)
    {
        using HandWrittenClient byHand = HandWrittenClient.WithToken(address);
        var rows = new List<string> { "| Task of | Client | bytes a poll |", "|---|---|---:|" };
        foreach ((string targets, string taskId) in new[] { (OneTarget, FixedAnswers.WatchedTaskId), (AllTargets, FixedAnswers.WatchedLargeTaskId) })
        {
            // The first step warms up.
            List<(int Polls, double BytesPerPoll)> steps = await HourOfWatching.PollsAsync(address, taskId, WatchedMinutes);
            rows.Add(GrowthCommand.Invariant($"| {targets} | {byHand.Name} | {await PollByHandAsync(byHand, taskId):N0} |"));
            rows.Add(GrowthCommand.Invariant($"| {targets} | s | {steps[^1].BytesPerPoll:N0} |"));
        }

        return rows;
    }

    private static string Row(string repeated, string client, List<(double Seconds, double MegaBytes)> rounds)
        => GrowthCommand.Invariant(
            $"| {repeated} | {client} | {Quartiles.Of(rounds.Select(static round => round.Seconds)).Median:0.00} | {Quartiles.Of(rounds.Select(static round => round.MegaBytes)).Median:N0} |");

    private static async Task<(double Seconds, double MegaBytes)> MeasureAsync(Func<Task<int>> listAsync)
    {
        GC.Collect();
        long before = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        int count = await listAsync();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return count == SubTaskPages.Total
            ? (seconds, (GC.GetTotalAllocatedBytes(precise: true) - before) / (1024.0 * 1024))
            : throw new InvalidOperationException($"{count} sub-tasks were listed.");
    }

    private static async Task<int> ListAsync(IBatchTaskClient tasks, string taskId)
    {
        int count = 0;
        await foreach (SubTask subTask in tasks.ListSubTasksAsync(taskId))
        {
            count++;
        }

        return count;
    }

    private static async Task<int> ListByHandAsync(HandWrittenClient client, string taskId)
    {
        int count = 0;
        string? marker = null;
        int read;
        do
        {
            ShowAnswer page = await client.ShowAsync(taskId, SubTaskPages.PageSize, marker);
            read = page.TaskDetails!.Count;
            count += read;
            marker = page.Page!.Marker;
        }
        while (read == SubTaskPages.PageSize && count < SubTaskPages.Total);
        return count;
    }

    private static async Task<double> PollByHandAsync(HandWrittenClient client, string taskId)
    {
        await client.ShowAsync(taskId, 1, null);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int poll = 0; poll < Polls; poll++)
        {
            await client.ShowAsync(taskId, 1, null);
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Polls;
    }
}
