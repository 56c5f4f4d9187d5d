using IoTDA.Sdk.Generators.Tests.Compiling;

namespace IoTDA.Sdk.Generators.Tests.Emitting;

/// <summary>
/// The whole emitted text, kept under <c>Approved/</c>. Those files are also compiled into this project, as hand-written code
/// would be: with the analyzers on, and warnings as errors.
/// </summary>
public sealed class ApprovedTextTests
{
    [Theory]
    [InlineData("IoTDA.Sdk.BatchTasks.BatchTaskApi")]
    [InlineData("IoTDA.Sdk.BatchTaskFiles.BatchTaskFileApi")]
    [InlineData("IoTDA.Sdk.Authentication.IamTokenApi")]
    public void Emitted_text_is_the_approved_text(string className)
    {
        GeneratorRun run = GeneratorRun.Of(Sources.Declarations);

        string emitted = run.Emitted($"{className}.g.cs");

        string version = typeof(WireInterfaceGenerator).Assembly.GetName().Version!.ToString(3);
        string file = className[(className.LastIndexOf('.') + 1)..] + ".cs";
        if (Environment.GetEnvironmentVariable("DUMP") is { } d) { System.IO.File.WriteAllText(Path.Combine(d, file), emitted.Replace($"\"{version}\"", "\"1.0.0\"", StringComparison.Ordinal)); return; }
        Assert.Equal(Sources.Read("Approved/" + file), emitted.Replace($"\"{version}\"", "\"1.0.0\"", StringComparison.Ordinal));
    }
}
