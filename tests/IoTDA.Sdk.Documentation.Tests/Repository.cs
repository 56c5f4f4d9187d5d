using System.Reflection;
using System.Xml.Linq;

namespace IoTDA.Sdk.Documentation.Tests;

internal static class Repository
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", "node_modules", ".git", "_site"];

    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "RepositoryRoot").Value!;

    /// <summary>What a link from outside to a file begins with, as the packages have it.</summary>
    public static string Files { get; } = XDocument.Load(PathOf("src/Directory.Build.props")).Descendants("RepositoryUrl").Single().Value + "/blob/main/";

    /// <summary>Every Markdown file, from the root of the repository.</summary>
    public static IReadOnlyList<MarkdownPage> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Intersect(NotOurs).Any())
            .Order(StringComparer.Ordinal).Select(MarkdownPage.Read),
    ];

    public static string PathOf(string path) => Path.Combine(Root, path);
}
