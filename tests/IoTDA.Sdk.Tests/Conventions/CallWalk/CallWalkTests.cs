using System.Diagnostics;
using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Tests.Conventions.CallWalk;

/// <summary>Alone, since the runtime tells what it compiles for any test.</summary>
[CollectionDefinition(nameof(CallWalkTests), DisableParallelization = true)]
[Collection(nameof(CallWalkTests))]
public sealed class CallWalkTests
{
    [Fact]
    public async Task The_page_walks_a_call_through_the_files_it_really_crosses()
        => Broken.None(CallWalkConvention.Check(
            Repository.Read(CallWalkConvention.Page), await WalkAsync(), path => Repository.Read(path) is { } text ? new SourceFile(path, text).Lines : null));

    [Fact]
    public async Task The_walk_goes_from_the_facade_to_the_innermost_handler()
    {
        IReadOnlyList<string> walked = await WalkAsync();

        Assert.Equal("src/IoTDA.Sdk/BatchTasks/BatchTaskClient.cs", walked[0]);
        Assert.Equal("src/IoTDA.Sdk/Pipeline/OnceGuard.cs", walked[^1]);
    }

    [Fact]
    public async Task The_page_names_the_types_that_run_in_a_call_by_their_folders()
    {
        using CompiledTypes compiled = new();
        FreshAssemblies fresh = new();
        fresh.Method(typeof(FirstCall), nameof(FirstCall.Prepare)).Invoke(null, null);
        await (Task)fresh.Method(typeof(FirstCall), nameof(FirstCall.CreateAsync)).Invoke(null, [TestContext.Current.CancellationToken])!;
        fresh.Method(typeof(FirstCall), nameof(FirstCall.Ended)).Invoke(null, null);
        IEnumerable<string> ran = await compiled.OfCallAsync(TestContext.Current.CancellationToken);

        IReadOnlyList<SourceFile> sources = Repository.Sources("IoTDA.Sdk");
        Broken.None(CallWalkConvention.CheckTypes(
            Repository.Read(CallWalkConvention.Page)!,
            ran.Where(name => name.StartsWith("IoTDA.Sdk.", StringComparison.Ordinal)).Select(name => FileOf(sources, name[(name.LastIndexOf('.') + 1)..])).OfType<string>()));
    }

    [Fact]
    public void A_wrong_row_of_types_says_the_right_one()
        => Assert.Equal(
            ["docs/architecture.md: write the row | `Wire` | ApiCall, SendTicket |", "docs/architecture.md: nothing of Paging runs in a call: take its row out."],
            CallWalkConvention.CheckTypes("| `Wire` | ApiCall |\n| `Paging` | Page |", ["src/IoTDA.Sdk/Wire/SendTicket.cs", "src/IoTDA.Sdk/Wire/ApiCall.cs"]));

    [Fact]
    public void A_right_row_of_types_is_fine()
        => Assert.Empty(CallWalkConvention.CheckTypes("| `Wire` | ApiCall |\n| `(root)` | Root |", ["src/IoTDA.Sdk/Wire/ApiCall.cs", "src/IoTDA.Sdk/Root.cs"]));

    [Fact]
    public void A_right_page_is_fine() => Assert.Empty(Check("| `a.cs` | 10 | x |\n| `b.cs` | 20 | y |", "a.cs"));

    [Fact]
    public void A_wrong_count_says_the_right_one()
        => Assert.Equal(["docs/architecture.md: set the count of a.cs to 10."], Check("| `a.cs` | 9 | x |", "a.cs"));

    [Fact]
    public void A_row_of_a_file_that_is_gone_is_found()
        => Assert.Equal(
            ["docs/architecture.md: there is no z.cs: name the file that does its work now, or take the row out."],
            Check("| `a.cs` | 10 | x |\n| `z.cs` | 1 | x |", "a.cs"));

    [Theory]
    [InlineData(null)]
    [InlineData("| `b.cs` | 20 | y |")]
    [InlineData("a.cs: 10 lines")]
    public void A_file_on_the_way_that_the_page_leaves_out_is_found(string? page)
        => Assert.Equal(
            ["docs/architecture.md: a call crosses a.cs: add the row | `a.cs` | 10 | what it does |, or take the file out of the call's way."],
            Check(page, "a.cs"));

    [Fact]
    public void A_long_way_is_found()
    {
        string[] files = [.. Enumerable.Range(1, 9).Select(number => $"{number}.cs")];

        string message = Assert.Single(CallWalkConvention.Check(string.Concat(files.Select(file => $"| `{file}` | 1 |\n")), files, _ => 1));

        Assert.StartsWith("A call crosses 9 files, 8 are allowed", message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Check(string? page, params string[] walked)
        => CallWalkConvention.Check(page, walked, path => path switch { "a.cs" => 10, "b.cs" => 20, _ => null });

    /// <summary>The files of the stack that a create reaches the network with: nothing on that way has waited yet.</summary>
    private static async Task<IReadOnlyList<string>> WalkAsync()
    {
        StackFrame[] frames = [];
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success))
        {
            OnAttempt = _ => frames = new StackTrace().GetFrames(),
        };
        using IoTDAClient client = Clients.Of(service);
        await client.BatchTasks.CreateAsync(
            new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Devices("d") }, TestContext.Current.CancellationToken);

        IReadOnlyList<SourceFile> sources = Repository.Sources("IoTDA.Sdk");
        return [.. frames.Reverse()
            .Select(frame => Outermost(frame.GetMethod()?.DeclaringType))
            .Where(type => type?.Assembly == typeof(IoTDAClient).Assembly && !type.Namespace!.StartsWith("Refit", StringComparison.Ordinal))
            .Select(type => FileOf(sources, type!.Name))
            .OfType<string>()
            .Distinct()];
    }

    private static string? FileOf(IEnumerable<SourceFile> sources, string type)
        => sources.FirstOrDefault(file => Regex.IsMatch(file.Text, $@"^(public|internal)[a-z ]* (class|struct|interface|enum|record) {type}\b", RegexOptions.Multiline))?.Path;

    private static Type? Outermost(Type? type) => type?.DeclaringType is { } outer ? Outermost(outer) : type;
}
