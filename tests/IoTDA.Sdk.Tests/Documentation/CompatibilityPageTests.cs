using System.Text.RegularExpressions;
using System.Xml.Linq;
using IoTDA.Sdk.Tests.Conventions;

namespace IoTDA.Sdk.Tests.Documentation;

/// <summary>What <c>docs/compatibility.md</c> says of dependencies and targets is what the projects say.</summary>
public sealed partial class CompatibilityPageTests
{
    private static readonly string[] Packages = [.. Repository.Projects.Where(project => Is(project, "IsPackable"))];

    private static string Page => Repository.Read("docs/compatibility.md")!;

    [Fact]
    public void The_page_lists_every_dependency_with_its_version()
    {
        Dictionary<string, string> versions = Xml("Directory.Packages.props").Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

        // A tool holds what it needs.
        IEnumerable<string> needed = Packages.Where(package => !Is(package, "PackAsTool")).SelectMany(package => Project(package).Descendants("PackageReference"))
            .Where(reference => reference.Attribute("PrivateAssets") is null)
            .Select(reference => reference.Attribute("Include")!.Value).Distinct();

        Assert.Equal(
            needed.Select(package => $"{package} {versions[package]}").Order(StringComparer.Ordinal),
            Dependency().Matches(Page).Select(row => $"{row.Groups["package"].Value} {row.Groups["version"].Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_names_every_package_with_its_targets_and_no_other()
        => Assert.Equal(
            (from package in Packages
             from element in Project(package).Descendants()
             where element.Name.LocalName is "TargetFramework" or "TargetFrameworks"
             from target in element.Value.Split(';')
             select $"{package} {target}").Order(StringComparer.Ordinal),
            Rows().Order(StringComparer.Ordinal));

    /// <summary>A package and a target for each row; a row that names no package goes on with the one above.</summary>
    private static IEnumerable<string> Rows()
    {
        string[] packages = [];
        foreach (Match row in Target().Matches(Page))
        {
            packages = row.Groups["package"].Captures is { Count: > 0 } named ? [.. named.Select(capture => capture.Value)] : packages;
            foreach (string package in packages)
            {
                yield return $"{package} {row.Groups["target"].Value}";
            }
        }
    }

    private static bool Is(string project, string property) => (string?)Project(project).Descendants(property).SingleOrDefault() == "true";

    private static XDocument Project(string name) => Xml($"src/{name}/{name}.csproj");

    private static XDocument Xml(string path) => XDocument.Parse(Repository.Read(path)!);

    [GeneratedRegex(@"^\| `(?<package>[A-Za-z.]+)` \| (?<version>\[?\d[^|]*?) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Dependency();

    [GeneratedRegex(@"^\| (?:`(?<package>[A-Za-z.]+)`(?:, )?)* ?\| `(?<target>net[0-9.]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
