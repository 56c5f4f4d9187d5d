namespace IoTDA.Sdk.Emulator.CommandLine;

/// <summary>One option: its name, its value's placeholder (none for a switch), its line in the help and what it does.</summary>
internal sealed record CommandLineOption(
    string Name, string? Value, string Description, Action<CommandLineArguments, CommandLineValue> Apply)
{
    public string Syntax => Value is null ? Name : $"{Name} {Value}";
}
