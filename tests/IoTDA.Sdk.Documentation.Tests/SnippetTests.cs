namespace IoTDA.Sdk.Documentation.Tests;

/// <summary>Each C# block of each page compiles as pasted into an empty program, and runs where the page says so.</summary>
public sealed class SnippetTests
{
    private static readonly string[] Known = ["run", "aspnet", "xunit"];

    private static readonly Dictionary<string, Snippet> Snippets = Repository.Pages.SelectMany(page => page.Snippets).ToDictionary(snippet => snippet.Name);

    public static TheoryData<string> All => [.. Snippets.Keys];

    public static TheoryData<string> Runs => [.. Snippets.Values.Where(snippet => snippet.IsRun).Select(snippet => snippet.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_block_compiles(string name)
    {
        IReadOnlyList<string> wrong = SnippetCompiler.Check(Snippets[name]);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task A_block_runs_and_writes_what_the_page_shows(string name)
    {
        Snippet snippet = Snippets[name];
        (int exitCode, string output, string error) = await SnippetRun.StartAsync(snippet, TestContext.Current.CancellationToken);

        Assert.True(exitCode == 0, $"{name} ended with {exitCode}:\n{output}\n{error}");
        Assert.True(snippet.Output is null || SnippetRun.Matches(snippet.Output, output), $"{name} wrote:\n{output}\nThe page shows:\n{snippet.Output}");
    }

    [Fact]
    public void A_block_of_code_names_its_language_and_words_that_mean_something()
    {
        Assert.All(Repository.Pages.SelectMany(page => page.Blocks.Select(block => (page.Path, block))), one =>
            Assert.False(one.block.Info is "cs" or "c#" or "C#" or "CSharp", $"{one.Path}:{one.block.Line + 1}: write csharp"));
        Assert.All(Snippets.Values, snippet => Assert.True(snippet.Words.All(Known.Contains), $"{snippet.Name}: {string.Join(' ', snippet.Words)}; known: {string.Join(' ', Known)}"));
    }

    [Fact]
    public void What_is_wrong_is_told_with_file_line_and_message()
        => Assert.Equal(
            ["page.md:12: CS0103 The name 'client' does not exist in the current context"],
            SnippetCompiler.Check(new Snippet("page.md", 10, [], "// A comment.\nclient.Dispose();", null)));

    [Fact]
    public void Dots_in_the_output_stand_for_anything_and_nothing_else_does()
    {
        Assert.True(SnippetRun.Matches("Task ... ends.\n...\n2 of 2", "Task a1 ends.\nwaiting\nwaiting\n2 of 2\n"));
        Assert.True(SnippetRun.Matches("...\n2 of 2", "2 of 2\n"));
        Assert.False(SnippetRun.Matches("Task ... ends.", "Task a1\n ends."));
        Assert.False(SnippetRun.Matches("2 of 2", "1 of 2\n2 of 2"));
    }
}
