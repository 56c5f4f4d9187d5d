using System.Reflection;
using System.Text;

namespace IoTDA.Sdk.Emulator.CommandLine;

/// <summary>Reads the program's arguments.</summary>
internal static class CommandLineReader
{
    public static string Version { get; } =
        typeof(CommandLineReader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "?";

    /// <summary>The help, made from the same table that the arguments are read with.</summary>
    public static string Help { get; } = MakeHelp();

    /// <summary>Applies the arguments, each as <c>--name value</c> or <c>--name=value</c>.</summary>
    /// <exception cref="FormatException">An argument is unknown, incomplete or out of range.</exception>
    public static CommandLineArguments Read(IReadOnlyList<string> arguments)
    {
        CommandLineArguments read = new();
        for (int i = 0; i < arguments.Count; i++)
        {
            (string name, string? value) = Split(arguments[i]);
            CommandLineOption option = Find(name);
            if (option.Value is null)
            {
                value = value is null ? string.Empty : throw new FormatException($"{name} takes no value.");
            }
            else if (value is null)
            {
                value = i + 1 < arguments.Count ? arguments[++i] : throw new FormatException($"{option.Name} needs a value: {option.Syntax}.");
            }

            option.Apply(read, new CommandLineValue(option.Name, value));
            if (read.Text is not null)
            {
                return read;
            }
        }

        read.Complete();
        return read;
    }

    private static (string Name, string? Value) Split(string argument)
    {
        int equals = argument.StartsWith("--", StringComparison.Ordinal) ? argument.IndexOf('=', StringComparison.Ordinal) : -1;
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static CommandLineOption Find(string name)
    {
        string wanted = name is "-h" or "-?" ? "--help" : name;
        return CommandLineOptions.All.FirstOrDefault(option => option.Name == wanted)
            ?? throw new FormatException(Nearest(wanted) is { } near ? $"{name} is not an option; {near} is." : $"{name} is not an option.");
    }

    private static string? Nearest(string name)
    {
        string word = name.TrimStart('-');
        return word.Length < 3
            ? null
            : CommandLineOptions.All.Select(option => option.Name).FirstOrDefault(
                known => known.Contains(word, StringComparison.OrdinalIgnoreCase) || word.Contains(known[2..], StringComparison.OrdinalIgnoreCase));
    }

    private static string MakeHelp()
    {
        int width = CommandLineOptions.All.Max(option => option.Syntax.Length);
        StringBuilder text = new();
        text.AppendLine("Emulates the batch task API of Huawei Cloud IoTDA (v5) on the loopback address until Ctrl+C.");
        text.AppendLine();
        text.AppendLine("Options:");
        foreach (CommandLineOption option in CommandLineOptions.All)
        {
            text.AppendLine($"  {option.Syntax.PadRight(width)}  {option.Description}");
        }

        text.AppendLine();
        text.AppendLine("Example: --port 8080 --speed 60 --devices-fail 5% --device-seconds 30-90");
        text.Append("Exit codes: 0 ended by Ctrl+C, 1 cannot listen, 2 bad arguments.");
        return text.ToString();
    }
}
