using System.Globalization;

namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>Ways to read the text behind an option. Each says in its exception what it should have been, behind the option's name.</summary>
internal static class OptionText
{
    /// <exception cref="FormatException">It is empty or has blanks.</exception>
    public static string Word(string text) => text.Length > 0 && !text.Any(char.IsWhiteSpace)
        ? text
        : throw new FormatException($"needs a text without blanks, not '{text}'.");

    /// <exception cref="FormatException">It is not a number in the range.</exception>
    public static Func<string, double> Number(double min, double max) => text => ToNumber(text, min, max);

    /// <exception cref="FormatException">It is not a whole number in the range.</exception>
    public static Func<string, int> WholeNumber(int min, int max) => text
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= min && value <= max
            ? value
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"needs a whole number from {min} to {max}, not '{text}'."));

    /// <exception cref="FormatException">It is not a number from 0 to 100, with or without a percent sign.</exception>
    public static double Percentage(string text) => ToNumber(text.EndsWith('%') ? text[..^1] : text, 0, 100);

    /// <exception cref="FormatException">It is not one number of seconds, or two with a hyphen between.</exception>
    public static (TimeSpan Shortest, TimeSpan Longest) Seconds(string text)
    {
        const double Day = 86_400;
        string[] bounds = text.Split('-');
        if (bounds.Length > 2)
        {
            throw new FormatException($"needs seconds like 2 or 2-5, not '{text}'.");
        }

        double shortest = ToNumber(bounds[0], 0, Day);
        return (TimeSpan.FromSeconds(shortest), TimeSpan.FromSeconds(bounds.Length == 1 ? shortest : ToNumber(bounds[1], shortest, Day)));
    }

    /// <exception cref="FormatException">It is not a name, an equals sign and texts with commas between.</exception>
    public static (string Name, string[] Items) NamedList(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? (text[..equals].Trim(), List(text[(equals + 1)..]))
            : throw new FormatException($"needs a value like NAME=A,B, not '{text}'.");
    }

    /// <summary>Texts with commas between.</summary>
    public static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <exception cref="FormatException">It is not a name of the enumeration.</exception>
    public static T OneOf<T>(string text)
        where T : struct, Enum
        => Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0])
            ? value
            : throw new FormatException($"needs one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, not '{text}'.");

    private static double ToNumber(string text, double min, double max)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) && value >= min && value <= max
            ? value
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"needs a number from {min} to {max}, not '{text}'."));
}
