using System.Runtime.InteropServices;

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

            await ServeAsync(read, output, stop).ConfigureAwait(false);
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
            await output.WriteAsync(StartScreen.Of(emulator)).ConfigureAwait(false);
            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registration = stop.Register(stopped.SetResult);
            await stopped.Task.ConfigureAwait(false);
            await output.WriteLineAsync($"Ended after {emulator.Requests.TotalCount} requests.").ConfigureAwait(false);
        }
    }
}
