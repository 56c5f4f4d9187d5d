namespace IoTDA.Sdk.Documentation.Tests;

/// <summary>What a page links to in the repository exists, heading included.</summary>
public sealed class LinkTests
{
    private static readonly Dictionary<string, MarkdownPage> Pages = Repository.Pages.ToDictionary(page => page.Path);

    [Fact]
    public void A_link_into_the_repository_leads_somewhere()
        => Assert.Empty(Pages.Values.SelectMany(page => page.Links.Select(link => Wrong(page, link.Target, link.Line))).OfType<string>());

    [Fact]
    public void A_package_s_page_has_absolute_links_only()
        => Assert.Empty(
            from page in Pages.Values
            where page.Path.StartsWith("src/", StringComparison.Ordinal)
            from link in page.Links
            where !link.Target.StartsWith("https://", StringComparison.Ordinal)
            select $"{page.Path}:{link.Line}: {link.Target}");

    [Fact]
    public void A_link_to_the_repository_names_the_one_of_the_packages()
        => Assert.Empty(
            from page in Pages.Values
            from link in page.Links
            where link.Target.StartsWith("https://github.com/iotda", StringComparison.OrdinalIgnoreCase) && !link.Target.StartsWith(Repository.Files, StringComparison.Ordinal)
            select $"{page.Path}:{link.Line}: {link.Target}");

    private static string? Wrong(MarkdownPage page, string target, int line)
    {
        if (target.StartsWith(Repository.Files, StringComparison.Ordinal))
        {
            return Wrong(Pages["README.md"], target[Repository.Files.Length..], line) is { } wrong ? $"{page.Path}:{line}: {wrong}" : null;
        }

        if (Uri.TryCreate(target, UriKind.Absolute, out Uri? absolute) && !absolute.IsFile)
        {
            return null;
        }

        string[] parts = target.Split('#', 2);
        string path = parts[0].Length == 0 ? page.Path : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Repository.PathOf(Path.Combine(Path.GetDirectoryName(page.Path)!, Uri.UnescapeDataString(parts[0])))));
        return !Path.Exists(Repository.PathOf(path)) ? $"{page.Path}:{line}: {target} does not exist"
            : parts.Length == 2 && Pages.TryGetValue(path, out MarkdownPage? linked) && !linked.Anchors.Contains(parts[1]) ? $"{page.Path}:{line}: {path} has no heading #{parts[1]}"
            : null;
    }
}
