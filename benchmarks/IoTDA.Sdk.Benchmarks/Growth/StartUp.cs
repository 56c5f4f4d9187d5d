using System.Globalization;
using System.Runtime;
using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Benchmarks.Comparison;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>From the start of a process to the answer of its first create, each in a process of its own.</summary>
internal static class StartUp
{
    /// <summary>The program's argument that makes it such a process.</summary>
    public const string Command = "start";

    private const int Rounds = 25;

    private static readonly string[] Clients = ["b", "d", "c", "s"];

    public static async Task<IEnumerable<string>> MeasureAsync(Uri address)
    {
        Dictionary<string, List<double>> times = Clients.ToDictionary(static client => client, static _ => new List<double>());
        Dictionary<string, List<double>> methods = Clients.ToDictionary(static client => client, static _ => new List<double>());
        Dictionary<string, List<double>> bytes = Clients.ToDictionary(static client => client, static _ => new List<double>());

        // The first round reads the files.
        for (int round = -1; round < Rounds; round++)
        {
            for (int turn = 0; turn < Clients.Length; turn++)
            {
                string client = Clients[(round + 1 + turn) % Clients.Length];
                (string line, TimeSpan after) = await ServerProcess.RunAsync(Command, client, address.AbsoluteUri);
                if (round >= 0)
                {
                    times[client].Add(after.TotalMilliseconds);
                    string[] figures = line.Split(' ');
                    methods[client].Add(double.Parse(figures[0], CultureInfo.InvariantCulture));
                    bytes[client].Add(double.Parse(figures[1], CultureInfo.InvariantCulture));
                }
            }
        }

        return
        [
            "| Client | median ms | to b | methods compiled | KB allocated |",
            "|---|---:|---:|---:|---:|",
            .. Clients.Select(client => GrowthCommand.Invariant(
                $"| {client} | {Quartiles.Of(times[client]).Median:N0} | {Quartiles.Of(times[client].Zip(times["b"], static (one, other) => one / other)).Median:0.00} | {Quartiles.Of(methods[client]).Median:N0} | {Quartiles.Of(bytes[client]).Median / 1024:N0} |")),
        ];
    }

    /// <summary>Makes the first call of this process, and writes how many methods it compiled and bytes it allocated.</summary>
    /// <param name="client">The client's name.</param>
    /// <param name="address">The server.</param>
    public static async Task<int> MakeFirstCallAsync(string client, Uri address)
    {
        using ComparedClient created = client switch
        {
            "b" => HandWrittenClient.WithToken(address),
            "d" => new RefitClient(address),
            "c" => SdkClient.WithoutContainer(address),
            _ => SdkClient.WithToken(address),
        };
        await created.CreateAsync(1);
        Console.WriteLine(GrowthCommand.Invariant($"{JitInfo.GetCompiledMethodCount()} {GC.GetTotalAllocatedBytes(precise: true)}"));
        return 0;
    }
}
