using System.CommandLine;
using IoTDA.Sdk;
using Microsoft.Extensions.Options;
using QuickStart;
using Spectre.Console;

var arguments = new Arguments();
ParseResult parsed = arguments.Command.Parse(args);
if (parsed.Errors.Count > 0)
{
    return Fail(ExitCode.BadInput, string.Join('\n', parsed.Errors.Select(error => error.Message)) + "\n--help lists the options.");
}

arguments.Command.SetAction((result, cancellationToken) => RunAsync(arguments.Read(result), cancellationToken));

// System.CommandLine would end the process two seconds after Ctrl+C; the watch stops by itself.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });

static async Task<int> RunAsync(Settings settings, CancellationToken cancellationToken)
{
    try
    {
        await using Connection connection = await Connection.OpenAsync(settings, cancellationToken);
        return await Upgrade.RunAsync(connection, settings, cancellationToken);
    }
    catch (Exception exception) when (exception is InputException or RequestValidationException or OptionsValidationException)
    {
        return Fail(ExitCode.BadInput, exception.Message);
    }
    catch (IoTDAException exception)
    {
        return Fail(ExitCode.Error, exception.Message);
    }
    catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
    {
        return Fail(ExitCode.Error, "Cancelled before the task was created, or while it was being created.");
    }
}

static int Fail(int exitCode, string message)
{
    if (Console.IsErrorRedirected)
    {
        Console.Error.WriteLine(message);
    }
    else
    {
        IAnsiConsole errors = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        errors.WriteLine(message, new Style(Color.Red));
    }

    return exitCode;
}
