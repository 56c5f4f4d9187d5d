using System.Text;

namespace IoTDA.Sdk.Errors;

/// <summary>Bounds what an answer says of itself before it becomes a tag or a part of a log line: one line, a sane length, no character that means something there.</summary>
internal static class WireText
{
    private const int MaxLength = 64;

    /// <summary>The text with the letters, digits and signs that codes and ids are made of; <see langword="null"/> when nothing is left or it holds a secret.</summary>
    public static string? Bound(string? text, Secrets secrets)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        string start = text.Length > 4 * MaxLength ? text[..(4 * MaxLength)] : text;
        if (!ReferenceEquals(secrets.Hide(start), start))
        {
            return null;
        }

        if (start.Length <= MaxLength && start.All(IsPlain))
        {
            return start;
        }

        var bounded = new StringBuilder(MaxLength);
        foreach (char c in start.Where(IsPlain).Take(MaxLength))
        {
            bounded.Append(c);
        }

        return bounded.Length == 0 ? null : bounded.ToString();
    }

    private static bool IsPlain(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '_' or '-' or ':';
}
