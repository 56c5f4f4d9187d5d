using System.Text.RegularExpressions;
using System.Xml.Linq;
using IoTDA.Sdk.Tests.Conventions;

namespace IoTDA.Sdk.Tests.Documentation;

/// <summary>What <c>docs/compatibility.md</c> says of dependencies and targets is what the projects say.</summary>
public sealed partial class CompatibilityPageTests
{
    private static readonly string[] Packages = ["IoTDA.Sdk", "IoTDA.Sdk.Hosting", "IoTDA.Sdk.Emulator"];

    private static string Page => Repository.Read("docs/compatibility.md")!;

    [Fact]
    public void The_page_lists_every_dependency_with_its_version()
    {
        Dictionary<string, string> versions = Xml("Directory.Packages.props").Descendants("PackageVersion")
            .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        IEnumerable<string> needed = Packages.SelectMany(package => Xml($"src/{package}/{package}.csproj").Descendants("PackageReference"))
            .Where(reference => reference.Attribute("PrivateAssets") is null)
            .Select(reference => reference.Attribute("Include")!.Value).Distinct();

        Assert.Equal(
            needed.Select(package => $"{package} {versions[package]}").Order(StringComparer.Ordinal),
            Dependency().Matches(Page).Select(row => $"{row.Groups["package"].Value} {row.Groups["version"].Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_names_every_target_and_no_other()
        => Assert.Equal(
            Packages.SelectMany(package => Xml($"src/{package}/{package}.csproj").Descendants().Where(element => element.Name.LocalName is "TargetFramework" or "TargetFrameworks"))
                .SelectMany(element => element.Value.Split(';')).Distinct().Order(StringComparer.Ordinal),
            Target().Matches(Page).Select(row => row.Groups["target"].Value).Distinct().Order(StringComparer.Ordinal));

    private static XDocument Xml(string path) => XDocument.Parse(Repository.Read(path)!);

    [GeneratedRegex(@"^\| `(?<package>[A-Za-z.]+)` \| (?<version>\[?\d[^|]*?) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Dependency();

    [GeneratedRegex(@"\| `(?<target>net[0-9.]+)` \|", RegexOptions.CultureInvariant)]
    private static partial Regex Target();
}
