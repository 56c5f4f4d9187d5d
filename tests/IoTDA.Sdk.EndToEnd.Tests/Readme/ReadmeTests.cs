using System.Reflection;
using System.Text.RegularExpressions;

namespace IoTDA.Sdk.EndToEnd.Tests.Readme;

/// <summary>Each C# block of the README is one that is compiled and run here, to the letter.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Root = typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "RepositoryRoot").Value!;

    [Fact]
    public void Every_block_of_the_readme_is_compiled_and_run()
    {
        Dictionary<string, string> snippets = Snippets();
        string readme = Read("README.md");

        // A whole program is built and run by eng/consumer-test.sh.
        string[] blocks = [.. Block().Matches(readme).Select(block => block.Groups["code"].Value).Where(block => !block.StartsWith("using ", StringComparison.Ordinal))];

        Assert.True(blocks.Length >= 4, "The README shows too little code.");
        Assert.All(blocks, block => Assert.True(
            snippets.ContainsValue(block), $"No snippet of tests/IoTDA.Sdk.EndToEnd.Tests/Readme is this block of the README; make them equal:\n{block}"));
        Assert.All(snippets, snippet => Assert.True(blocks.Contains(snippet.Value), $"The README does not show the snippet '{snippet.Key}':\n{snippet.Value}"));
    }

    private static Dictionary<string, string> Snippets()
        => Directory.EnumerateFiles(Path.Combine(Root, "tests/IoTDA.Sdk.EndToEnd.Tests/Readme"), "*.cs")
            .SelectMany(file => Mark().Matches(File.ReadAllText(file).ReplaceLineEndings("\n")))
            .ToDictionary(mark => mark.Groups["name"].Value, mark => Dedent(mark.Groups["code"].Value));

    private static string Dedent(string code)
    {
        string[] lines = code.TrimEnd().Split('\n');
        int indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length < indent ? "" : line[indent..])) + "\n";
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"^ *// <(?<name>[a-z-]+)>\n(?<code>.*?)^ *// </\k<name>>$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
