using Microsoft.CodeAnalysis;

namespace System.Text.RegularExpressions;

/// <summary>Marks a method that newer frameworks generate; here it is written down.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GeneratedRegexAttribute(string pattern, RegexOptions options, int matchTimeoutMilliseconds) : Attribute
{
    /// <summary>The pattern.</summary>
    public string Pattern { get; } = pattern;

    /// <summary>The options.</summary>
    public RegexOptions Options { get; } = options;

    /// <summary>The time that a match may take.</summary>
    public int MatchTimeoutMilliseconds { get; } = matchTimeoutMilliseconds;

    /// <summary>The expression of a marked method.</summary>
    public static Regex Of(Type type, string method)
    {
        var mark = (GeneratedRegexAttribute)GetCustomAttribute(
            type.GetMethod(method, Reflection.BindingFlags.NonPublic | Reflection.BindingFlags.Static), typeof(GeneratedRegexAttribute));
        return new Regex(mark.Pattern, mark.Options, TimeSpan.FromMilliseconds(mark.MatchTimeoutMilliseconds));
    }
}
