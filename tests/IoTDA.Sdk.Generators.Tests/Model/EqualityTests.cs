using System.Reflection;
using IoTDA.Sdk.Generators.Diagnostics;
using IoTDA.Sdk.Generators.Model;
using IoTDA.Sdk.Generators.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Tests.Model;

/// <summary>The step cache works only when two readings of one source are equal, and two of different sources are not.</summary>
public sealed class EqualityTests
{
    private const string Show = """
        [Get("/a/{id}"), Headers("X-A: 1")]
        Task<BatchTask> ShowAsync(string id, int? limit, [Header("X-B")] string? b, CancellationToken cancellationToken);
        """;

    [Fact]
    public void Two_readings_of_one_source_are_equal()
    {
        Assert.Equal(Read(Show), Read(Show));
        Assert.Equal(Read(Show).GetHashCode(), Read(Show).GetHashCode());
    }

    [Theory]
    [InlineData("/a/", "/b/")]
    [InlineData("Get", "Delete")]
    [InlineData("X-A: 1", "X-A: 2")]
    [InlineData("ShowAsync", "ReadAsync")]
    [InlineData("Task<BatchTask>", "Task<BatchTaskFile>")]
    [InlineData("Task<BatchTask>", "Task<ApiResponse<BatchTask>>")]
    [InlineData("Task<BatchTask>", "Task")]
    [InlineData("int?", "int")]
    [InlineData("int? limit", "int? offset")]
    [InlineData("int? limit", "[AliasAs(\"l\")] int? limit")]
    [InlineData("[Header(\"X-B\")] ", "")]
    [InlineData("X-B", "X-C")]
    [InlineData("cancellationToken", "cancellationToken = default")]
    public void Every_difference_that_shows_in_the_text_shows_in_the_model(string before, string after)
    {
        string edited = Show.Replace(before, after, StringComparison.Ordinal);

        Assert.NotEqual(Show, edited);
        Assert.NotEqual(Read(Show), Read(edited));
    }

    [Fact]
    public void Diagnostics_are_equal_by_place_descriptor_and_arguments()
    {
        ParseResult[] broken = [Read(Show.Replace("Async", "", StringComparison.Ordinal)), Read(Show.Replace("Async", "", StringComparison.Ordinal))];

        Assert.Equal(broken[0], broken[1]);
        Assert.NotEqual(broken[0], Read("\n" + Show.Replace("Async", "", StringComparison.Ordinal)));
        DiagnosticInfo info = Assert.Single(broken[0].Diagnostics);
        Assert.NotEqual(info, info with { Descriptor = MethodDiagnostics.Overload });
        Assert.NotEqual(info, info with { Arguments = new[] { "other" }.ToEquatableArray() });
    }

    [Fact]
    public void No_part_of_the_model_holds_on_to_the_compilation()
    {
        IEnumerable<FieldInfo> fields = typeof(WireInterface).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(WireInterface).Namespace || type == typeof(DiagnosticInfo) || type == typeof(LocationInfo))
            .SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public));

        Assert.NotEmpty(fields);
        Assert.DoesNotContain(fields, field =>
            typeof(ISymbol).IsAssignableFrom(field.FieldType)
            || typeof(SyntaxNode).IsAssignableFrom(field.FieldType)
            || typeof(SyntaxTree).IsAssignableFrom(field.FieldType)
            || typeof(Location).IsAssignableFrom(field.FieldType)
            || typeof(Compilation).IsAssignableFrom(field.FieldType));
    }

    private static ParseResult Read(string members)
        => Assert.Single(GeneratorRun.Of(WireSource.Interface(members)).Values<ParseResult>(TrackingNames.Parsed));
}
