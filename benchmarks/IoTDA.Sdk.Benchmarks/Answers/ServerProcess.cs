using System.Diagnostics;

namespace IoTDA.Sdk.Benchmarks.Answers;

/// <summary>The server as a child process, so that its time and memory are none of a client's.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The program's argument that makes it the server.</summary>
    public const string Command = "serve";

    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>The address on loopback.</summary>
    public Uri Address { get; }

    /// <summary>Starts the server.</summary>
    /// <param name="command">The program's argument that makes it the server.</param>
    public static async Task<ServerProcess> StartAsync(string command = Command)
    {
        Process process = Start(command);
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server gave no address.");
        return new ServerProcess(process, new Uri(line));
    }

    /// <summary>Runs this program as another process, to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The first line of its output, and how long after the start it came.</returns>
    public static async Task<(string Line, TimeSpan After)> RunAsync(params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Start(arguments);
        string line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process wrote nothing.");
        TimeSpan after = Stopwatch.GetElapsedTime(start);
        await process.WaitForExitAsync();
        return (line, after);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(params string[] arguments)
    {
        string program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        }

        Array.ForEach(arguments, start.ArgumentList.Add);
        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }
}
