using System.Globalization;

namespace IoTDA.Sdk.DependencyInjection.Settings;

/// <summary>What the text of a setting has to be, so that the binder can read it.</summary>
internal sealed class SettingType(string says, Func<string, bool> reads, bool mayBeSecret = false)
{
    public static SettingType Text { get; } = new("a text", static _ => true, mayBeSecret: true);

    public static SettingType Address { get; } = new("an address such as https://host", static text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _), mayBeSecret: true);

    public static SettingType Number { get; } = new("a whole number", static text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _));

    public static SettingType LargeNumber { get; } = new("a whole number", static text => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _));

    public static SettingType Flag { get; } = new("true or false", static text => bool.TryParse(text, out _));

    // A number alone would be read as days.
    public static SettingType Duration { get; } = new(
        "a duration such as 00:00:30, hours first",
        static text => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out _));

    public static SettingType Enumeration<T>()
        where T : struct, Enum
        => new($"one of {string.Join(", ", Enum.GetNames<T>())}", static text => Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value));

    /// <summary>What is wrong with a text; <see langword="null"/> when it can be read.</summary>
    public string? Check(string path, string text)
        => text.Length > 0 && reads(text) ? null
            : ReferenceEquals(this, Text) ? null
            : text.Length == 0 ? $"{path} is empty; it is {says}."
            : mayBeSecret ? $"{path} is {says}."
            : $"{path} is {says}; it is {Validation.Violations.Show(text)}.";

    public override string ToString() => says;
}
