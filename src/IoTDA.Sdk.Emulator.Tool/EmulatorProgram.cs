using System.CommandLine;
using IoTDA.Sdk.Emulator.Requests;

namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>The console program: reads its arguments, starts an emulator, says where it is and waits for the end.</summary>
internal static class EmulatorProgram
{
    public const int Success = 0;
    public const int CannotStart = 1;
    public const int BadArguments = 2;

    /// <summary>Runs until Ctrl+C or SIGTERM.</summary>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> arguments) => RunAsync(arguments, Console.Out, Console.Error, CancellationToken.None);

    /// <summary>Runs until Ctrl+C, SIGTERM or until the token is cancelled.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken stop)
    {
        ParseResult parsed = new EmulatorCommand().Parse(arguments);
        InvocationConfiguration configuration = new() { Output = TextWriter.Synchronized(output), Error = error, EnableDefaultExceptionHandler = false };
        if (parsed.Action is System.CommandLine.Invocation.ParseErrorAction badArguments)
        {
            badArguments.ShowHelp = false;
        }

        try
        {
            int code = await parsed.InvokeAsync(configuration, stop).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? BadArguments : code;
        }
        catch (IOException exception)
        {
            await error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return CannotStart;
        }
        catch (ArgumentException exception)
        {
            await error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return BadArguments;
        }
    }

    /// <summary>Serves what the arguments describe.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ServeAsync(EmulatorCommand command, ParseResult parsed, CancellationToken stop)
    {
        TextWriter output = parsed.InvocationConfiguration.Output;
        EmulatorOptions options = command.ReadOptions(parsed);
        IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(options, CancellationToken.None).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            await output.WriteAsync(StartScreen.Of(emulator, options)).ConfigureAwait(false);
            if (command.Log(parsed))
            {
                emulator.Requests.Answering = request => output.WriteLine(RequestLine.Of(request));
            }

            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registration = stop.Register(stopped.SetResult);
            await stopped.Task.ConfigureAwait(false);
            await output.WriteLineAsync($"Ended after {emulator.Requests.TotalCount} requests.").ConfigureAwait(false);
        }

        return Success;
    }
}
