using BenchmarkDotNet.Attributes;
using IoTDA.Sdk.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoTDA.Sdk.Benchmarks.Micro;

/// <summary>The generator on the client's own assembly: from nothing, and after an edit that concerns no wire interface.</summary>
public class GeneratorBenchmarks
{
    private const string Interface =
        """
        using IoTDA.Sdk.Http;
        using System.Threading;
        using System.Threading.Tasks;
        namespace Generated;
        internal sealed record Body(string Name);
        internal interface ITaskApi
        {
            [Post("/tasks")] Task<Body> CreateTaskAsync([Body] Body body, CancellationToken cancellationToken);
            [Get("/tasks/{id}")] Task<Body> ShowTaskAsync(string id, int? limit, string? marker, CancellationToken cancellationToken);
            [Delete("/tasks/{id}")] Task DeleteTaskAsync(string id, CancellationToken cancellationToken);
        }
        """;

    private readonly CSharpCompilation _before = Compile("class Other { int a; }");
    private readonly CSharpCompilation _after;
    private readonly GeneratorDriver _warm;

    public GeneratorBenchmarks()
    {
        _warm = NewDriver().RunGenerators(_before);
        SyntaxTree other = _before.SyntaxTrees[1];
        _after = _before.ReplaceSyntaxTree(other, CSharpSyntaxTree.ParseText("class Other { int b; }"));
    }

    [Benchmark]
    public GeneratorDriver Cold() => NewDriver().RunGenerators(_before);

    [Benchmark]
    public GeneratorDriver Cached() => _warm.RunGenerators(_after);

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(new WireInterfaceGenerator());

    private static CSharpCompilation Compile(string other) => CSharpCompilation.Create(
        "IoTDA.Sdk.Benchmarks",
        [CSharpSyntaxTree.ParseText(Interface), CSharpSyntaxTree.ParseText(other)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
