using IoTDA.Sdk.Generators.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Tests.Diagnostics;

public sealed class DocumentationTests
{
    public static TheoryData<string> Ids => Descriptors.Ids;

    [Fact]
    public void Ids_are_numbered_without_a_gap_and_used_once()
        => Assert.Equal(
            Enumerable.Range(1, Descriptors.All.Count).Select(number => FormattableString.Invariant($"IOTDA{number:000}")),
            Descriptors.All.Select(descriptor => descriptor.Id));

    [Fact]
    public void Every_documented_id_has_a_descriptor_and_the_reverse()
        => Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id), DocumentedDiagnostic.All.Select(section => section.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_section_starts_with_the_title_and_is_listed(string id)
    {
        string title = Find(id).Title.ToString(null);

        Assert.StartsWith(title + ".\n", Section(id).Text, StringComparison.Ordinal);
        Assert.Contains($"- [{id}](#{id.ToLowerInvariant()}): {title}\n", Sources.Read("diagnostics.md"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_fires_the_diagnostic_and_nothing_else(string id)
    {
        GeneratorRun run = GeneratorRun.Of(DocumentedDiagnostic.ToSource(Section(id).Wrong));

        Assert.Equal([id], run.Ids);
        Assert.Empty(run.Result.GeneratedSources);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_right_example_compiles(string id)
    {
        GeneratorRun run = GeneratorRun.Of(DocumentedDiagnostic.ToSource(Section(id).Right));

        Assert.Empty(run.Ids);
        Assert.Empty(run.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(item => item.Severity >= DiagnosticSeverity.Warning));
        Assert.Single(run.Result.GeneratedSources);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_release_files_list_the_diagnostic_once(string id)
    {
        DiagnosticDescriptor descriptor = Find(id);
        string[] lines = (Sources.Read("AnalyzerReleases.Shipped.md") + Sources.Read("AnalyzerReleases.Unshipped.md")).Split('\n');

        Assert.Equal(
            $"{id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {descriptor.Title}",
            Assert.Single(lines, line => line.StartsWith(id, StringComparison.Ordinal)));
    }

    private static DiagnosticDescriptor Find(string id) => Descriptors.All.Single(descriptor => descriptor.Id == id);

    private static DocumentedDiagnostic Section(string id) => DocumentedDiagnostic.All.Single(section => section.Id == id);
}
