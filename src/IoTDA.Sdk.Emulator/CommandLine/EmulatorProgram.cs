using System.Runtime.InteropServices;
using IoTDA.Sdk.Emulator.Faults;

namespace IoTDA.Sdk.Emulator.CommandLine;

/// <summary>The console program: reads its arguments, starts an emulator, says where it is and waits for the end.</summary>
internal static class EmulatorProgram
{
    public const int Success = 0;
    public const int CannotStart = 1;
    public const int BadArguments = 2;

    /// <summary>Runs until Ctrl+C or SIGTERM.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using CancellationTokenSource stop = new();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await RunAsync(arguments, Console.Out, Console.Error, stop.Token).ConfigureAwait(false);

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    /// <summary>Runs until the token is cancelled.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        try
        {
            CommandLineArguments read = CommandLineReader.Read(arguments);
            if (read.Text is not null)
            {
                await output.WriteLineAsync(read.Text).ConfigureAwait(false);
                return Success;
            }

            await ServeAsync(read, TextWriter.Synchronized(output), stop).ConfigureAwait(false);
            return Success;
        }
        catch (FormatException exception)
        {
            await error.WriteLineAsync($"{exception.Message} See --help.").ConfigureAwait(false);
            return BadArguments;
        }
        catch (IOException exception)
        {
            await error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return CannotStart;
        }
    }

    private static async Task ServeAsync(CommandLineArguments arguments, TextWriter output, CancellationToken stop)
    {
        IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(arguments.Options, CancellationToken.None).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            AddFaults(emulator.Faults, arguments.RequestsFail);
            await output.WriteAsync(StartScreen.Of(emulator, arguments.Options)).ConfigureAwait(false);
            if (arguments.Log)
            {
                emulator.Requests.Answering = request => output.WriteLine(RequestLine.Of(request));
            }

            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registration = stop.Register(stopped.SetResult);
            await stopped.Task.ConfigureAwait(false);
            await output.WriteLineAsync($"Ended after {emulator.Requests.TotalCount} requests.").ConfigureAwait(false);
        }
    }

    /// <summary>All kinds of faults but the one that would end the only token for good.</summary>
    private static void AddFaults(FaultPlan plan, double percent)
    {
        Fault[] faults = [.. Fault.All.Where(fault => fault != Fault.ExpiredToken)];
        foreach (Fault fault in percent > 0 ? faults : [])
        {
            plan.WithProbability(fault, percent / 100 / faults.Length);
        }
    }
}
