using System.Reflection;
using System.Text.RegularExpressions;

namespace IoTDA.Sdk.EndToEnd.Tests.Diagnostics.Page;

/// <summary><c>docs/observability.md</c>, taken apart.</summary>
internal static partial class ObservabilityPage
{
    private const string Here = "tests/IoTDA.Sdk.EndToEnd.Tests/Diagnostics/Page/";

    private static readonly string Root = typeof(ObservabilityPage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "RepositoryRoot").Value!;

    private static readonly string Text = Read("docs/observability.md");

    /// <summary>The cells of the rows of a section's table, without its heading.</summary>
    public static IReadOnlyList<string[]> Table(string section)
        => [.. Section(section).Split('\n').Where(line => line.StartsWith('|')).Skip(2).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    /// <summary>A section's text.</summary>
    public static string Section(string section) => Text.Split($"\n## {section}\n")[1].Split("\n## ")[0];

    /// <summary>The words in a cell that stand in backticks.</summary>
    public static IReadOnlyList<string> Names(string cell) => [.. Quoted().Matches(cell).Select(name => name.Groups["name"].Value)];

    /// <summary>The code blocks of a language.</summary>
    public static IReadOnlyList<string> Blocks(string language)
        => [.. Block().Matches(Text).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["code"].Value)];

    /// <summary>What stands between the marks of the sources beside this one, without its indentation.</summary>
    public static IReadOnlyList<string> Snippets()
        => [.. Directory.EnumerateFiles(Path.Combine(Root, Here), "*.cs").Order(StringComparer.Ordinal).SelectMany(file => Mark().Matches(Read(Path.GetRelativePath(Root, file))))
            .Select(mark => Indentation().Replace(mark.Groups["code"].Value, ""))];

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex("`(?<name>[^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^```(?<language>[a-z]+)[a-z ]*\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *// <(?<name>[a-z-]+)>\n(?<code>.*?)^ *// </\k<name>>$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex("^ {8}", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Indentation();
}
