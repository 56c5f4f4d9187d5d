namespace IoTDA.Sdk.Documentation.Tests;

/// <summary>A Chinese page follows its English twin, and a reader of Chinese stays in Chinese where there is a page.</summary>
public sealed class TranslationTests
{
    private static readonly Dictionary<string, MarkdownPage> Pages = Repository.Pages.ToDictionary(page => page.Path);

    public static TheoryData<string> Chinese => [.. Pages.Keys.Where(path => EnglishOf(path) != path)];

    [Theory]
    [MemberData(nameof(Chinese))]
    public void A_Chinese_page_has_headings_code_tables_and_lists_as_the_English_one_has(string path)
    {
        Assert.True(Pages.TryGetValue(EnglishOf(path), out MarkdownPage? english), $"{path} has no English twin {EnglishOf(path)}");
        string? wrong = Difference(english, Pages[path]);
        Assert.True(wrong is null, wrong);
    }

    [Fact]
    public void What_a_user_begins_with_is_there_in_Chinese()
        => Assert.Empty(Pages.Keys.Where(path => path is "README.md" or "docs/README.md" or "docs/getting-started.md" or "docs/troubleshooting.md" || path.StartsWith("docs/recipes/", StringComparison.Ordinal))
            .Select(ChineseOf).Except(Pages.Keys));

    [Fact]
    public void A_link_of_a_Chinese_page_leads_to_the_Chinese_page_where_there_is_one()
        => Assert.Empty(
            from path in Pages.Keys
            where EnglishOf(path) != path
            from link in Pages[path].Links
            let target = Resolve(path, link.Target)
            where target != EnglishOf(path) && target != ChineseOf(target) && Pages.ContainsKey(ChineseOf(target))
            select $"{path}:{link.Line}: {link.Target}; there is {ChineseOf(target)}");

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/README.md")]
    public void A_first_page_links_to_its_twin_and_back(string path)
    {
        Assert.Contains(ChineseOf(path), Pages[path].Links.Select(link => Resolve(path, link.Target)));
        Assert.Contains(path, Pages[ChineseOf(path)].Links.Select(link => Resolve(ChineseOf(path), link.Target)));
    }

    [Fact]
    public void A_difference_is_told_with_both_lines()
    {
        MarkdownPage english = MarkdownPage.Parse("a.md", "# A\n\n```text\none\n```\n\n## B\n\n- c\n");

        Assert.Null(Difference(english, MarkdownPage.Parse("b.md", "# 甲\n\n文字\n\n```text\none\n```\n\n## 乙\n\n- 丙\n")));
        Assert.Equal("b.md:3: ```text \ntwo\na.md:3: ```text \none", Difference(english, MarkdownPage.Parse("b.md", "# 甲\n\n```text\ntwo\n```\n\n## 乙\n\n- 丙\n")));
        Assert.Equal("b.md:7: heading 3\na.md:7: heading 2", Difference(english, MarkdownPage.Parse("b.md", "# 甲\n\n```text\none\n```\n\n### 乙\n\n- 丙\n")));
        Assert.Equal("b.md: nothing\na.md:9: list of 1", Difference(english, MarkdownPage.Parse("b.md", "# 甲\n\n```text\none\n```\n\n## 乙\n")));
        Assert.Equal("a.md:3: table of 2 rows, 1 columns\nb.md: nothing", Difference(MarkdownPage.Parse("b.md", "# B\n"), MarkdownPage.Parse("a.md", "# A\n\n| a |\n|---|\n| b |\n")));
    }

    /// <summary>The first place where the pages part, or null.</summary>
    private static string? Difference(MarkdownPage english, MarkdownPage chinese)
    {
        (string What, int Line)[] original = [.. english.Outline], translated = [.. chinese.Outline];
        int at = original.Zip(translated).TakeWhile(pair => pair.First.What == pair.Second.What).Count();
        return at == original.Length && at == translated.Length ? null : $"{Told(chinese, translated, at)}\n{Told(english, original, at)}";
    }

    private static string Told(MarkdownPage page, (string What, int Line)[] outline, int at)
        => at < outline.Length ? $"{page.Path}:{outline[at].Line}: {outline[at].What}" : $"{page.Path}: nothing";

    private static string EnglishOf(string path) => path == "README.zh-CN.md" ? "README.md" : path.Replace("docs/zh-CN/", "docs/", StringComparison.Ordinal);

    private static string ChineseOf(string path)
        => path == "README.md" ? "README.zh-CN.md" : path.StartsWith("docs/", StringComparison.Ordinal) ? EnglishOf(path).Replace("docs/", "docs/zh-CN/", StringComparison.Ordinal) : path;

    /// <summary>The path of a link's page from the root of the repository; an address elsewhere as it is.</summary>
    private static string Resolve(string page, string target)
    {
        string path = target.Split('#')[0];
        return path.Length == 0 || path.Contains("://", StringComparison.Ordinal)
            ? target
            : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Repository.PathOf(Path.Combine(Path.GetDirectoryName(page)!, path)))).Replace('\\', '/');
    }
}
