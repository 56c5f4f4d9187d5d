using IoTDA.Sdk.Benchmarks.Answers;
using IoTDA.Sdk.Benchmarks.Clients;
using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.Benchmarks.Growth;

/// <summary>What is alive while 100,000 devices are listed from the emulator, which is a process of its own.</summary>
internal static class DeviceListing
{
    /// <summary>The program's argument that makes it the emulator.</summary>
    public const string Command = "fleet";

    private const int Devices = 100_000;
    private const int Step = 20_000;

    /// <summary>Is the emulator until the input ends.</summary>
    public static async Task<int> ServeAsync()
    {
        EmulatorOptions options = new() { ProjectId = ComparedClient.ProjectId, Token = ComparedClient.Token };
        options.Fleet.AddExample(Devices);
        await using IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(options);
        Console.WriteLine(emulator.BaseAddress);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public static async Task<IEnumerable<string>> MeasureAsync(Uri address)
    {
        await using ServerProcess emulator = await ServerProcess.StartAsync(Command);
        using IoTDAClient client = IoTDAClient.Create(SdkClient.Options(emulator.Address));
        await client.Devices.GetAsync("device_00001");
        var rows = new List<string> { "| Devices read | live memory above the start, KB | bytes allocated a device |", "|---:|---:|---:|" };
        long live = GC.GetTotalMemory(forceFullCollection: true);
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        int count = 0;
        await foreach (Device device in client.Devices.ListAsync())
        {
            if (++count % Step == 0)
            {
                long bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
                long above = GC.GetTotalMemory(forceFullCollection: true) - live;
                rows.Add(GrowthCommand.Invariant($"| {count:N0} | {above / 1024.0:N0} | {(double)bytes / count:N0} |"));
            }
        }

        return count == Devices ? rows : throw new InvalidOperationException($"{count} devices were listed.");
    }
}
