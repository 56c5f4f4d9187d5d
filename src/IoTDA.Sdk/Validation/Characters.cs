using System.Buffers;

namespace IoTDA.Sdk.Validation;

/// <summary>The character sets that the API reference names.</summary>
internal static class Characters
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Signs = "_?'#().,&%@!-";

    private static readonly SearchValues<char> Id = SearchValues.Create(Letters + Digits + "_-");
    private static readonly SearchValues<char> Hex = SearchValues.Create("abcdef" + Digits);
    private static readonly SearchValues<char> Name = SearchValues.Create(Letters + Digits + "_");
    private static readonly SearchValues<char> Label = SearchValues.Create(Letters + Digits + Signs);
    private static readonly SearchValues<char> LabelOrSpace = SearchValues.Create(Letters + Digits + Signs + " ");
    private static readonly SearchValues<char> Topic = SearchValues.Create(Letters + Digits + "_-?=$#+/");

    private static readonly SearchValues<char> Token = SearchValues.Create(Letters + Digits + "!#$%&'*+-.^_`|~");
    private static readonly SearchValues<char> Tag = SearchValues.Create(Letters + Digits + "_.-");
    private static readonly SearchValues<char> DeviceName = SearchValues.Create(Letters + Digits + "_?#().,&%@!-");

    /// <summary>Letters, digits, <c>_</c>, <c>-</c>.</summary>
    public static bool AreId(string text) => !text.AsSpan().ContainsAnyExcept(Id);

    /// <summary>Lower-case <c>a-f</c> and digits.</summary>
    public static bool AreHex(string text) => !text.AsSpan().ContainsAnyExcept(Hex);

    /// <summary>Letters, digits, <c>_</c>, Chinese characters.</summary>
    public static bool AreTaskName(string text) => AreOrChinese(text, Name);

    /// <summary>What a message's name may hold.</summary>
    public static bool AreMessageName(string text) => AreOrChinese(text, Label);

    /// <summary>What the value of a user property may hold.</summary>
    public static bool ArePropertyValue(string text) => AreOrChinese(text, LabelOrSpace);

    /// <summary>What a search may ask of a device's name: a quote would end the text.</summary>
    public static bool AreDeviceName(string text) => AreOrChinese(text, DeviceName);

    /// <summary>What a tag may hold.</summary>
    public static bool AreTag(string text) => AreOrChinese(text, Tag);

    /// <summary>What the beginning of a name may hold.</summary>
    public static bool ArePrefix(string text) => AreOrChinese(text, Id);

    /// <summary>What a version may hold.</summary>
    public static bool AreVersion(string text) => !text.AsSpan().ContainsAnyExcept(Tag);

    /// <summary>What a response topic may hold.</summary>
    public static bool AreTopic(string text) => !text.AsSpan().ContainsAnyExcept(Topic);

    /// <summary>No control character, so that nothing can end a header or a line early.</summary>
    public static bool AreSafe(string text)
    {
        foreach (char c in text)
        {
            if (char.IsControl(c))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Visible ASCII, which cannot end a header early.</summary>
    public static bool AreHeaderText(string text) => !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>What a header's name may hold: a token of RFC 9110.</summary>
    public static bool AreHeaderName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Token);

    /// <summary>What a header's value may hold: visible ASCII, and spaces in between.</summary>
    public static bool AreHeaderValue(string? text)
        => text is { Length: > 0 } && text[0] != ' ' && text[^1] != ' ' && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool AreOrChinese(string text, SearchValues<char> others)
    {
        ReadOnlySpan<char> rest = text;
        int at;
        while ((at = rest.IndexOfAnyExcept(others)) >= 0)
        {
            if (!IsChinese(rest[at]))
            {
                return false;
            }

            rest = rest[(at + 1)..];
        }

        return true;
    }

    // Unified ideographs and their extension A. The sources say "Chinese characters" and no ranges.
    private static bool IsChinese(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF');
}
