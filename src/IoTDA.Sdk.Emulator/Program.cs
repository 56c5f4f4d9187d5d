using System.Runtime.InteropServices;
using IoTDA.Sdk.Emulator;
using IoTDA.Sdk.Emulator.CommandLine;

EmulatorOptions? options;
try
{
    options = CommandLineReader.Read(args);
}
catch (FormatException exception)
{
    await Console.Error.WriteLineAsync($"{exception.Message} See --help.").ConfigureAwait(false);
    return 2;
}

if (options is null)
{
    Console.WriteLine(CommandLineReader.Help);
    return 0;
}

TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

try
{
    IoTDAEmulator emulator = await IoTDAEmulator.StartAsync(options).ConfigureAwait(false);
    await using (emulator.ConfigureAwait(false))
    {
        Console.WriteLine($"IoTDA emulator at {emulator.BaseAddress} project {emulator.ProjectId} token {emulator.Token} - Ctrl+C ends it");
        await stop.Task.ConfigureAwait(false);
    }
}
catch (IOException exception)
{
    await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
    return 1;
}

return 0;

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.TrySetResult();
}
