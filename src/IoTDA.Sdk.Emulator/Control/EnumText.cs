namespace IoTDA.Sdk.Emulator.Control;

/// <summary>Names of an enumeration in a query: never numbers, which would name what does not exist.</summary>
internal static class EnumText
{
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        value = default;
        return !text.Any(char.IsAsciiDigit) && Enum.TryParse(text, ignoreCase: true, out value);
    }
}
