using IoTDA.Sdk.Generators.Model;

namespace IoTDA.Sdk.Generators.Parsing;

/// <summary>Reads header lines by RFC 9110.</summary>
internal static class HeaderSyntax
{
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    /// <param name="line">The header as <c>Name: value</c>.</param>
    /// <param name="error">What is wrong, as the rest of a sentence about the header.</param>
    public static StaticHeader? Parse(string line, out string? error)
    {
        int colon = line.IndexOf(':');
        if (colon < 0)
        {
            error = "has no colon; write it as 'Name: value'";
            return null;
        }

        string name = line.Substring(0, colon);
        string value = line.Substring(colon + 1).Trim(' ');
        error = FindNameError(name);
        if (error is null && (value.Length == 0 || value.Any(c => c is < ' ' or > '~')))
        {
            error = "has a value that is empty or not printable ASCII";
        }

        return error is null ? new StaticHeader(name, value) : null;
    }

    /// <returns>What is wrong with the name, as the rest of a sentence; null when it is good.</returns>
    public static string? FindNameError(string name)
    {
        if (name.Length == 0 || !name.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || TokenMarks.IndexOf(c) >= 0))
        {
            return $"has the name '{name}', which is no header name";
        }

        return name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            ? $"has the name '{name}', but the body states its own headers"
            : null;
    }
}
