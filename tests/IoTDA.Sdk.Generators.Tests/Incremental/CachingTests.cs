using IoTDA.Sdk.Generators.Tests.Compiling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace IoTDA.Sdk.Generators.Tests.Incremental;

public sealed class CachingTests
{
    private static readonly string[] Steps = [TrackingNames.Parsed, TrackingNames.Interfaces, TrackingNames.Diagnostics];

    private const string Tasks = """
        using IoTDA.Sdk.Http;

        namespace Sample;

        internal interface ITaskApi
        {
            [Get("/tasks/{id}")]
            Task ShowAsync(string id, CancellationToken cancellationToken);

            [Delete("/tasks/{id}")]
            Task DeleteAsync(string id, CancellationToken cancellationToken);
        }
        """;

    private const string Files = """
        using IoTDA.Sdk.Http;

        namespace Sample;

        internal interface IFileApi
        {
            [Get("/files/{id}")]
            Task ShowAsync(string id, CancellationToken cancellationToken);
        }
        """;

    private readonly CSharpCompilation _compilation = GeneratorRun.Compile(
        Sources.Parse(Tasks, "Tasks.cs"),
        Sources.Parse(Files, "Files.cs"),
        Sources.Parse("namespace Sample; internal static class Unrelated { internal const int Number = 1; }", "Unrelated.cs"));

    [Fact]
    public void An_edit_of_an_unrelated_file_does_nothing_again()
    {
        GeneratorRun run = GeneratorRun.Start(_compilation).After(Edit("Unrelated.cs", text => text.Replace("1", "2", StringComparison.Ordinal)));

        Assert.All(Steps, step => Assert.All(run.Reasons(step), AssertKept));
        Assert.All(run.EmissionReasons(), AssertKept);
        Assert.Equal(2, run.Reasons(TrackingNames.Interfaces).Count);
        Assert.Equal(2, run.EmissionReasons().Count);
    }

    [Fact]
    public void A_new_file_does_nothing_again()
    {
        GeneratorRun run = GeneratorRun.Start(_compilation).After(_compilation.AddSyntaxTrees(Sources.Parse("internal class New;", "New.cs")));

        Assert.All(Steps, step => Assert.All(run.Reasons(step), AssertKept));
        Assert.All(run.EmissionReasons(), AssertKept);
    }

    [Theory]
    [InlineData("internal interface", "// a comment\n\n\ninternal interface")]
    [InlineData("string id, ", "string id,\n            ")]
    [InlineData("namespace Sample;", "namespace Sample;\n\ninternal sealed record Neighbour(int Number);")]
    [InlineData("ShowAsync(string id", "ShowAsync(System.String id")]
    public void An_edit_that_changes_no_meaning_leaves_the_model_as_it_was(string before, string after)
    {
        GeneratorRun run = GeneratorRun.Start(_compilation).After(Edit("Tasks.cs", text => text.Replace(before, after, StringComparison.Ordinal)));

        Assert.All(run.Reasons(TrackingNames.Interfaces), AssertKept);
        Assert.All(run.EmissionReasons(), AssertKept);
        Assert.Equal(2, run.EmissionReasons().Count);
    }

    [Fact]
    public void An_edit_of_one_interface_leaves_the_other_alone()
    {
        GeneratorRun run = GeneratorRun.Start(_compilation).After(Edit("Tasks.cs", text => text.Replace("/tasks/", "/batchtasks/", StringComparison.Ordinal)));

        Assert.Equal([Reason.Cached, Reason.Modified], run.EmissionReasons().Order().Reverse());
        Assert.Equal(1, run.Reasons(TrackingNames.Interfaces).Count(reason => reason == Reason.Modified));
        Assert.Contains("/batchtasks/", run.Emitted("Sample.TaskApi.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_a_payload_in_another_file_does_not_write_the_class_again()
    {
        CSharpCompilation compilation = _compilation.AddSyntaxTrees(
            Sources.Parse("""
                using IoTDA.Sdk.Http;
                namespace Sample;
                internal interface IPayloadApi { [Get("/p")] Task<Payload> ShowAsync(CancellationToken cancellationToken); }
                """, "PayloadApi.cs"),
            Sources.Parse("namespace Sample; internal sealed record Payload(int A);", "Payload.cs"));

        GeneratorRun run = GeneratorRun.Start(compilation)
            .After(Edit(compilation, "Payload.cs", text => text.Replace("int A", "string B", StringComparison.Ordinal)));

        Assert.All(run.EmissionReasons(), AssertKept);
        Assert.Equal(3, run.EmissionReasons().Count);
    }

    [Fact]
    public void A_change_of_a_constant_in_another_file_is_noticed()
    {
        CSharpCompilation compilation = _compilation.AddSyntaxTrees(
            Sources.Parse("""
                using IoTDA.Sdk.Http;
                namespace Sample;
                internal interface IConstantApi { [Get(Paths.Show)] Task ShowAsync(CancellationToken cancellationToken); }
                """, "ConstantApi.cs"),
            Sources.Parse("""namespace Sample; internal static class Paths { internal const string Show = "/old"; }""", "Paths.cs"));

        GeneratorRun run = GeneratorRun.Start(compilation)
            .After(Edit(compilation, "Paths.cs", text => text.Replace("/old", "/new", StringComparison.Ordinal)));

        Assert.Contains("\"/new\"", run.Emitted("Sample.ConstantApi.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_diagnostic_moves_with_its_code_and_goes_when_mended()
    {
        GeneratorRun broken = GeneratorRun.Start(_compilation)
            .After(Edit("Tasks.cs", text => text.Replace("\"/tasks/{id}\"", "\"tasks/{id}\"", StringComparison.Ordinal)));
        GeneratorRun moved = broken.After(Edit("Tasks.cs", text => "\n\n" + text.Replace("\"/tasks/{id}\"", "\"tasks/{id}\"", StringComparison.Ordinal)));
        GeneratorRun mended = moved.After(_compilation);

        Assert.Equal(["IOTDA011", "IOTDA011"], broken.Ids);
        Assert.Equal(Lines(broken).Select(line => line + 2), Lines(moved));
        Assert.Single(broken.Result.GeneratedSources);
        Assert.Empty(mended.Ids);
        Assert.Equal(2, mended.Result.GeneratedSources.Length);
    }

    private static IEnumerable<int> Lines(GeneratorRun run)
        => run.Result.Diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line);

    private static void AssertKept(Reason reason) => Assert.True(reason is Reason.Cached or Reason.Unchanged, $"The step was {reason}.");

    private CSharpCompilation Edit(string path, Func<string, string> edit) => Edit(_compilation, path, edit);

    private static CSharpCompilation Edit(CSharpCompilation compilation, string path, Func<string, string> edit)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(item => item.FilePath == path);
        string edited = edit(tree.ToString());
        Assert.NotEqual(tree.ToString(), edited);
        return compilation.ReplaceSyntaxTree(tree, Sources.Parse(edited, path));
    }
}
