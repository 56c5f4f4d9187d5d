namespace IoTDA.Sdk.Emulator.Http;

/// <summary>The sets of characters that the API reference names.</summary>
internal static class Characters
{
    public static bool InId(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    public static bool InName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_' || IsChinese(c);

    public static bool InMessageName(char c) => IsChinese(c) || char.IsAsciiLetterOrDigit(c) || "_?'#().,&%@!-".Contains(c, StringComparison.Ordinal);

    public static bool InPropertyValue(char c) => c == ' ' || InMessageName(c);

    public static bool InResponseTopic(char c) => InId(c) || "?=$#+/".Contains(c, StringComparison.Ordinal);

    public static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
