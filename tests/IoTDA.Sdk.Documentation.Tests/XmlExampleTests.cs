using System.Xml.Linq;

namespace IoTDA.Sdk.Documentation.Tests;

/// <summary>The examples in the comments of the public members compile, and the members that a program begins with have one.</summary>
public sealed class XmlExampleTests
{
    private static readonly string[] EntryPoints =
    [
        "IoTDA.Sdk.IoTDAClient.Create", "Microsoft.Extensions.DependencyInjection.IoTDAServiceCollectionExtensions.AddIoTDA",
        "IoTDA.Sdk.IBatchTaskClient.CreateAsync", "IoTDA.Sdk.IBatchTaskClient.ListAsync", "IoTDA.Sdk.IBatchTaskClient.ListSubTasksAsync", "IoTDA.Sdk.IBatchTaskClient.WatchAsync",
        "IoTDA.Sdk.IBatchTaskClient.WaitForCompletionAsync", "IoTDA.Sdk.IBatchTaskFileClient.UploadAsync", "IoTDA.Sdk.BatchTaskName.Unique", "IoTDA.Sdk.Emulator.IoTDAEmulator.StartAsync",
    ];

    private static readonly Dictionary<string, string> Examples = new[] { "IoTDA.Sdk", "IoTDA.Sdk.Hosting", "IoTDA.Sdk.Emulator" }
        .SelectMany(assembly => XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly}.xml")).Descendants("member"))
        .Where(member => member.Element("example") is not null)
        .ToDictionary(member => member.Attribute("name")!.Value[2..], member => member.Element("example")!.Element("code")!.Value.Trim('\n'));

    public static TheoryData<string> All => [.. Examples.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void An_example_compiles(string member)
    {
        string code = Examples[member];

        Assert.Equal([], SnippetCompiler.Check(new Snippet(member, 0, [], Around(code), null)));
    }

    [Fact]
    public void The_members_that_a_program_begins_with_have_one()
        => Assert.Equal([], EntryPoints.Where(entry => !Examples.Keys.Any(member => member.Split('(')[0] == entry)));

    [Fact]
    public void A_mistake_in_an_example_is_found()
        => Assert.StartsWith(
            "A.B:1: CS0117 ", Assert.Single(SnippetCompiler.Check(new Snippet("A.B", 0, [], Around("Console.WriteLine(BatchTaskType.Nothing);"), null))), StringComparison.Ordinal);

    /// <summary>An example takes a client, a task's id and a container's services as given, unless it makes its own client. Its lines stay those of the compiler.</summary>
    private static string Around(string code)
        => $$"""
            using IoTDA.Sdk; using IoTDA.Sdk.Emulator; using Microsoft.Extensions.DependencyInjection; using static Given; {{code}}
            static class Given
            {
                public static string taskId => "";
                public static IServiceCollection services => new ServiceCollection();
                {{(code.Contains("IoTDAClient client =", StringComparison.Ordinal) ? "" : "public static IoTDAClient client => null!;")}}
            }
            """;
}
