using System.Globalization;
using IoTDA.Sdk.Benchmarks.Answers;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>How time and memory grow with the work.</summary>
internal static class GrowthCommand
{
    /// <summary>Runs it.</summary>
    /// <param name="options">What follows the command's name: nothing.</param>
    public static async Task<int> RunAsync(string[] options)
    {
        if (options.Length > 0)
        {
            return Usage.Show();
        }

        await using ServerProcess server = await ServerProcess.StartAsync();

        // First, since the peak is that of the whole process.
        Write("64 creates of 30,000 targets at once", await ConcurrentCreates.MeasureAsync(server.Address));
        Write("Create, by the number of targets", await TargetGrowth.MeasureAsync(server.Address));
        Write("Listing 100,000 sub-tasks", await SubTaskListing.MeasureAsync(server.Address));
        Write("An hour of watching", await HourOfWatching.MeasureAsync(server.Address));
        Write("Start-up: registration and first create in a new process", await StartUp.MeasureAsync(server.Address));
        return 0;
    }

    /// <summary>A text of numbers, in the invariant culture.</summary>
    /// <param name="text">The text.</param>
    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Write(string title, IEnumerable<string> rows)
    {
        Console.WriteLine($"### {title}");
        Console.WriteLine();
        foreach (string row in rows)
        {
            Console.WriteLine(row);
        }

        Console.WriteLine();
    }
}
