using System.Globalization;

namespace IoTDA.Sdk.Emulator.CommandLine;

/// <summary>The text behind an option's name. Each way of reading it says in its exception what it should have been.</summary>
internal readonly record struct CommandLineValue(string Option, string Text)
{
    /// <exception cref="FormatException">It is empty or has blanks.</exception>
    public string Word() => Text.Length > 0 && !Text.Any(char.IsWhiteSpace)
        ? Text
        : throw new FormatException($"{Option} needs a text without blanks, not '{Text}'.");

    /// <exception cref="FormatException">It is not a number in the range.</exception>
    public double Number(double min, double max) => ToNumber(Text, min, max);

    /// <exception cref="FormatException">It is not a whole number in the range.</exception>
    public int WholeNumber(int min, int max)
        => int.TryParse(Text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max
            ? value
            : throw new FormatException(
                string.Create(CultureInfo.InvariantCulture, $"{Option} needs a whole number from {min} to {max}, not '{Text}'."));

    /// <exception cref="FormatException">It is not a number from 0 to 100, with or without a percent sign.</exception>
    public double Percentage() => ToNumber(Text.EndsWith('%') ? Text[..^1] : Text, 0, 100);

    /// <exception cref="FormatException">It is not one number of seconds, or two with a hyphen between.</exception>
    public (TimeSpan Shortest, TimeSpan Longest) Seconds()
    {
        const double Day = 86_400;
        string[] bounds = Text.Split('-');
        if (bounds.Length > 2)
        {
            throw new FormatException($"{Option} needs seconds like 2 or 2-5, not '{Text}'.");
        }

        double shortest = ToNumber(bounds[0], 0, Day);
        return (TimeSpan.FromSeconds(shortest), TimeSpan.FromSeconds(bounds.Length == 1 ? shortest : ToNumber(bounds[1], shortest, Day)));
    }

    /// <exception cref="FormatException">It is not a name, an equals sign and texts with commas between.</exception>
    public (string Name, string[] Items) NamedList()
    {
        int equals = Text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (Text[..equals].Trim(), Text[(equals + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : throw new FormatException($"{Option} needs a value like NAME=A,B, not '{Text}'.");
    }

    private double ToNumber(string text, double min, double max)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value >= min && value <= max
            ? value
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{Option} needs a number from {min} to {max}, not '{text}'."));
}
