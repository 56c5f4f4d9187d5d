using System.CommandLine;
using System.CommandLine.Parsing;

namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>An option of the command line and what it sets.</summary>
/// <param name="Option">The option.</param>
/// <param name="Member">The member of <see cref="EmulatorOptions"/> that it sets; another word where it is none of them.</param>
/// <param name="Apply">Sets it, when the option was given.</param>
internal sealed record Setting(Option Option, string Member, Action<ParseResult, EmulatorOptions> Apply)
{
    /// <summary>An option with one value.</summary>
    public static Setting Of<T>(string name, string value, string member, string description, Func<string, T> read, Action<EmulatorOptions, T> apply)
    {
        Option<T> option = new(name)
        {
            Description = description,
            HelpName = value,
            CustomParser = result => Read(name, result, read).FirstOrDefault()!,
        };
        return new(option, member, (parsed, options) => apply(options, parsed.GetRequiredValue(option)));
    }

    /// <summary>An option that may be repeated.</summary>
    public static Setting OfMany<T>(string name, string value, string member, string description, Func<string, T> read, Action<EmulatorOptions, T> apply)
    {
        Option<T[]> option = new(name)
        {
            Description = $"{description}; may be repeated",
            HelpName = value,
            CustomParser = result => [.. Read(name, result, read)],
        };
        return new(option, member, (parsed, options) => Array.ForEach(parsed.GetRequiredValue(option), one => apply(options, one)));
    }

    /// <summary>A switch.</summary>
    public static Setting Switch(string name, string member, string description, Action<EmulatorOptions> apply)
    {
        Option<bool> option = new(name) { Description = description, Arity = ArgumentArity.Zero };
        return new(option, member, (_, options) => apply(options));
    }

    private static List<T> Read<T>(string name, ArgumentResult result, Func<string, T> read)
    {
        List<T> values = [];
        foreach (Token token in result.Tokens)
        {
            try
            {
                values.Add(read(token.Value));
            }
            catch (FormatException exception)
            {
                result.AddError($"{name} {exception.Message}");
            }
        }

        return values;
    }
}
