using System.Diagnostics;
using System.Globalization;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Benchmarks.Comparison;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>The first call of a process, each in a process of its own.</summary>
internal static class StartUp
{
    /// <summary>The program's argument that makes it such a process.</summary>
    public const string Command = "start";

    private const int Rounds = 15;

    public static async Task<IEnumerable<string>> MeasureAsync(Uri address)
    {
        var times = new Dictionary<string, List<double>> { ["b"] = [], ["s"] = [] };
        var bytes = new Dictionary<string, List<double>> { ["b"] = [], ["s"] = [] };
        for (int round = 0; round < Rounds; round++)
        {
            foreach (string client in round % 2 == 0 ? new[] { "b", "s" } : ["s", "b"])
            {
                string[] figures = (await ServerProcess.RunAsync(Command, client, address.AbsoluteUri)).Split(' ');
                times[client].Add(double.Parse(figures[0], CultureInfo.InvariantCulture));
                bytes[client].Add(double.Parse(figures[1], CultureInfo.InvariantCulture));
            }
        }

        return
        [
            "| Client | median ms | KB allocated |",
            "|---|---:|---:|",
            .. times.Keys.Select(client => GrowthCommand.Invariant(
                $"| {client} | {Quartiles.Of(times[client]).Median:N0} | {Quartiles.Of(bytes[client]).Median / 1024:N0} |")),
        ];
    }

    /// <summary>Makes the first call of this process, and writes its milliseconds and bytes.</summary>
    /// <param name="client">The client's name.</param>
    /// <param name="address">The server.</param>
    public static async Task<int> MakeFirstCallAsync(string client, Uri address)
    {
        _ = ComparedClient.Targets;
        long bytes = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        using ComparedClient created = client == "s" ? SdkClient.WithToken(address) : new HandWrittenClient(address, ComparedClient.Token);
        await created.CreateAsync(1);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine(GrowthCommand.Invariant($"{milliseconds} {GC.GetTotalAllocatedBytes(precise: true) - bytes}"));
        return 0;
    }
}
