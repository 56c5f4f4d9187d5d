namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>The approved text shows what breaks a user when it changes.</summary>
public sealed class PublicSurfaceTests
{
    private static readonly string[] Lines = PublicSurface.Print(typeof(Samples).Assembly, typeof(Samples));

    [Theory]
    [InlineData("required and init", "public required string Text { get; init; }")]
    [InlineData("null, and a setter for heirs", "public string? Note { get; protected set; }")]
    [InlineData("null in a generic type, and every default", "public System.Collections.Generic.IReadOnlyList<string?> Get<T>(T? value, string? text = null, IoTDA.Sdk.Tests.PublicApi.Samples.Kind kind = 1, int size = 7, string unit = \"s\", System.Threading.CancellationToken token = default)")]
    [InlineData("constraints", "where T :  class, System.IDisposable { }")]
    [InlineData("a constant's value", "public const int Most = 5;")]
    [InlineData("an enumeration's values", "Some = 1,")]
    [InlineData("an array of arguments, and a value type that may be null", "public static IoTDA.Sdk.Tests.PublicApi.Samples.Kind? KindOf(params string[] names) { }")]
    [InlineData("ref and out", "protected virtual void Grow(ref int by, out int size) { }")]
    [InlineData("an operator", "public static string op_Implicit(IoTDA.Sdk.Tests.PublicApi.Samples value) { }")]
    [InlineData("a delegate", "public delegate System.Threading.Tasks.Task<T> Make<T>(System.Uri? at);")]
    [InlineData("an event", "public event System.EventHandler? Changed;")]
    [InlineData("a record", "public readonly struct Point : System.IEquatable<IoTDA.Sdk.Tests.PublicApi.Samples.Point>")]
    [InlineData("the constructor of a record", "public Point(int X, string? Label) { }")]
    [InlineData("what is obsolete", "[System.Obsolete(\"Use Get.\")]")]
    public void A_line_shows(string what, string line) => Assert.True(Lines.Any(actual => actual.Trim() == line), $"No line shows {what}:\n{string.Join('\n', Lines)}");

    [Fact]
    public void What_users_cannot_reach_or_do_not_see_is_left_out()
        => Assert.DoesNotContain(Lines, line => line.Contains("Hidden", StringComparison.Ordinal) || line.Contains("Unseen", StringComparison.Ordinal)
            || line.Contains("Samples()", StringComparison.Ordinal) || line.Contains("Json", StringComparison.Ordinal) || line.Contains("Debugger", StringComparison.Ordinal));

    [Fact]
    public void Extensions_in_the_namespaces_of_the_framework_show()
        => Assert.Contains("namespace Microsoft.Extensions.DependencyInjection", PublicSurface.Print(typeof(IoTDAClient).Assembly));

    [Fact]
    public void Removing_any_line_is_noticed()
        => Assert.All(
            Enumerable.Range(0, Lines.Length).Where(i => Lines[i].Trim() is not ("{" or "}")),
            i => Assert.NotEmpty(PublicSurface.Difference(Lines, [.. Lines[..i], .. Lines[(i + 1)..]])));

    [Fact]
    public void A_changed_member_is_named_with_what_encloses_it()
    {
        string[] changed = [.. Lines.Select(line => line.Replace("required ", "", StringComparison.Ordinal))];

        Assert.Equal(
            [
                "- namespace IoTDA.Sdk.Tests.PublicApi | public abstract class Samples | public required string Text { get; init; }",
                "+ namespace IoTDA.Sdk.Tests.PublicApi | public abstract class Samples | public string Text { get; init; }",
            ],
            PublicSurface.Difference(Lines, changed));
    }

    [Fact]
    public void Another_order_is_noticed()
        => Assert.Equal(["The same lines in another order."], PublicSurface.Difference(["a", "b"], ["b", "a"]));
}
