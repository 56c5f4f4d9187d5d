using System.Globalization;
using IoTDA.Sdk.Benchmarks.Answers;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>How time and memory grow with the work.</summary>
internal static class GrowthCommand
{
    // The concurrent creates first, since their peak is that of the whole process.
    private static readonly (string Name, string Title, Func<Uri, Task<IEnumerable<string>>> MeasureAsync)[] Parts =
    [
        ("concurrent", "64 creates of 30,000 targets at once", ConcurrentCreates.MeasureAsync),
        ("targets", "Create, by the number of targets", TargetGrowth.MeasureAsync),
        ("live", "Listing 100,000 sub-tasks", SubTaskListing.MeasureAsync),
        ("devices", "Listing 100,000 devices from the emulator", DeviceListing.MeasureAsync),
        ("listing", "Listing 100,000 sub-tasks, by what each page repeats", RepeatedTargets.MeasureListingAsync),
        ("hour", "An hour of watching", HourOfWatching.MeasureAsync),
        ("poll", "A watch's poll, by the task's targets", RepeatedTargets.MeasurePollAsync),
        ("start-up", "Start-up: from the start of a process to its first create", StartUp.MeasureAsync),
    ];

    /// <summary>Runs it.</summary>
    /// <param name="names">The parts to measure; all of them when empty.</param>
    public static async Task<int> RunAsync(string[] names)
    {
        if (names.Except(Parts.Select(static part => part.Name)).Any())
        {
            return Usage.Show();
        }

        await using ServerProcess server = await ServerProcess.StartAsync();
        foreach ((string name, string title, Func<Uri, Task<IEnumerable<string>>> measureAsync) in Parts)
        {
            if (names.Length == 0 || names.Contains(name))
            {
                Write(title, await measureAsync(server.Address));
            }
        }

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
