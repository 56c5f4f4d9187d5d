using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IoTDA.Sdk.Generators.Tests.Compiling;

/// <summary>One run of the generator over a compilation.</summary>
internal sealed class GeneratorRun
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private GeneratorRun(GeneratorDriver driver, Compilation output)
    {
        Driver = driver;
        Output = output;
    }

    public GeneratorDriver Driver { get; }

    /// <summary>The compilation with the emitted files.</summary>
    public Compilation Output { get; }

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    public string[] Ids => [.. Result.Diagnostics.Select(diagnostic => diagnostic.Id)];

    public static GeneratorRun Of(params string[] sources)
        => Of([.. sources.Select((text, i) => Sources.Parse(text, $"Source{i}.cs"))]);

    public static GeneratorRun Of(params IReadOnlyList<SyntaxTree> sources) => Start(Compile(sources));

    public static CSharpCompilation Compile(params IReadOnlyList<SyntaxTree> sources)
        => CSharpCompilation.Create(
            "Emitted",
            [.. Sources.Runtime, .. sources],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999,
                generalDiagnosticOption: ReportDiagnostic.Error));

    public static GeneratorRun Start(Compilation compilation)
        => Continue(
            CSharpGeneratorDriver.Create(
                [new WireInterfaceGenerator().AsSourceGenerator()],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
                driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)),
            compilation);

    /// <summary>Runs again, after an edit, with what the driver kept of the last run.</summary>
    public GeneratorRun After(Compilation edited) => Continue(Driver, edited);

    public string Emitted(string hintName)
        => Result.GeneratedSources.Single(source => string.Equals(source.HintName, hintName, StringComparison.Ordinal)).SourceText.ToString();

    private static GeneratorRun Continue(GeneratorDriver driver, Compilation compilation)
    {
        GeneratorDriver next = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, TestContext.Current.CancellationToken);
        return new GeneratorRun(next, output);
    }
}
