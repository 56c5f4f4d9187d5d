using IoTDA.Sdk.Generators.Model;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>
/// Reads a path template. A placeholder fills a whole segment, so that a value can be checked as a segment; a literal is copied
/// to the wire, so it holds only what a URI's path may hold.
/// </summary>
internal static class PathTemplateParser
{
    private const string Marks = "-._~!$&'()*+,;=:@";

    /// <param name="text">The template.</param>
    /// <param name="error">What is wrong, as the rest of a sentence about the template.</param>
    public static PathTemplate? Parse(string text, out string? error)
    {
        if (text.Length == 0 || text[0] != '/')
        {
            error = "must start with '/'";
            return null;
        }

        var parts = new List<PathPart>();
        string literal = "";
        string[] segments = text.Substring(1).Split('/');
        for (int i = 0; i < segments.Length; i++)
        {
            literal += "/";
            string segment = segments[i];
            if (FindError(segment, isLast: i == segments.Length - 1) is { } found)
            {
                error = found;
                return null;
            }

            if (IsPlaceholder(segment))
            {
                parts.Add(new PathPart(literal, IsPlaceholder: false));
                parts.Add(new PathPart(segment.Substring(1, segment.Length - 2), IsPlaceholder: true));
                literal = "";
            }
            else
            {
                literal += segment;
            }
        }

        if (literal.Length > 0)
        {
            parts.Add(new PathPart(literal, IsPlaceholder: false));
        }

        error = null;
        return new PathTemplate(text, parts.ToEquatableArray());
    }

    private static bool IsPlaceholder(string segment)
        => segment.Length >= 2 && segment[0] == '{' && segment[segment.Length - 1] == '}';

    private static string? FindError(string segment, bool isLast)
    {
        if (segment.Length == 0 && !isLast)
        {
            return "has an empty segment";
        }

        if (segment is "." or "..")
        {
            return $"has the segment '{segment}', which names another path";
        }

        if (IsPlaceholder(segment))
        {
            string name = segment.Substring(1, segment.Length - 2);
            return name.Length > 0 && name.All(c => IsAsciiLetterOrDigit(c) || c is '_' or '-')
                ? null
                : $"has the placeholder '{segment}'; its name takes letters, digits, '_' and '-'";
        }

        return segment.IndexOfAny(['{', '}']) >= 0
            ? $"has braces within the segment '{segment}'; a placeholder is a whole segment, as in '/tasks/{{task_id}}/stop'"
            : FindBadCharacter(segment);
    }

    private static string? FindBadCharacter(string segment)
    {
        for (int i = 0; i < segment.Length; i++)
        {
            char c = segment[i];
            if (c is '?' or '#')
            {
                return $"has a '{c}'; give query values as parameters";
            }

            bool isEscape = c == '%' && i + 2 < segment.Length && IsHexDigit(segment[i + 1]) && IsHexDigit(segment[i + 2]);
            if (!isEscape && !IsAsciiLetterOrDigit(c) && Marks.IndexOf(c) < 0)
            {
                return $"has a '{c}', which must be percent-encoded";
            }
        }

        return null;
    }

    private static bool IsAsciiLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool IsHexDigit(char c) => c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or (>= '0' and <= '9');
}
