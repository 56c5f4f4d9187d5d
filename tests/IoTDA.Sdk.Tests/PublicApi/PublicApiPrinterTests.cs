namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>The printer sees what users see, on types that have one of everything.</summary>
public sealed class PublicApiPrinterTests
{
    private static readonly Type[] Samples = typeof(Samples).GetNestedTypes();

    [Fact]
    public void Every_kind_of_member_has_its_line() => Assert.Equal(
        [
            "namespace IoTDA.Sdk.Tests.PublicApi",
            "  public abstract class Samples.Base",
            "    protected Base(int size)",
            "    public abstract string? Name { get; protected set; }",
            "    public event EventHandler? Changed",
            "    protected virtual void Grow(ref int by)",
            "  public sealed class Samples.Derived : Samples.Base, IDisposable",
            "    public static readonly string Default",
            "    public const int Most = 5",
            "    public Derived()",
            "    public string this[int index] { get; }",
            "    public override string? Name { get; }",
            "    [EditorBrowsable(Never)] public void Dispose()",
            "    public IReadOnlyList<string?> Get<T>(T? value, string? text = null, CancellationToken token = default) where T : class, IDisposable",
            "    public static Samples.Kind? KindOf(params string[] names)",
            "    [Obsolete(\"Use Get.\")] public string Old()",
            "    public static implicit operator string(Samples.Derived value)",
            "  [Flags] public enum Samples.Kind : byte",
            "    None = 0",
            "    Some = 1",
            "  public delegate Task<T> Samples.Make<T>(Uri? at) where T : struct",
            "  public readonly record struct Samples.Point",
            "    public Point(int X, string? Label)",
            "    public string? Label { get; init; }",
            "    public int X { get; init; }",
            "    public void Deconstruct(out int X, out string? Label)",
            "  public sealed record Samples.Wish",
            "    public Wish()",
            "    public required string Text { get; init; }",
        ],
        PublicApiPrinter.Print(Samples));

    [Fact]
    public void Types_that_users_cannot_reach_are_left_out()
        => Assert.Empty(PublicApiPrinter.Print([typeof(PublicApiPrinter), typeof(Samples).GetNestedType("Hidden", System.Reflection.BindingFlags.NonPublic)!]));

    [Fact]
    public void Removing_any_line_is_noticed()
    {
        IReadOnlyList<string> all = PublicApiPrinter.Print(Samples);
        for (int i = 0; i < all.Count; i++)
        {
            Assert.NotEmpty(ApprovedText.Difference(all, [.. all.Take(i), .. all.Skip(i + 1)]));
        }
    }

    [Fact]
    public void A_removed_member_is_named_with_its_type()
    {
        IReadOnlyList<string> all = PublicApiPrinter.Print(Samples);
        Assert.Equal(
            ["- namespace IoTDA.Sdk.Tests.PublicApi | public sealed record Samples.Wish | public required string Text { get; init; }"],
            ApprovedText.Difference(all, [.. all.SkipLast(1)]));
    }

    [Fact]
    public void An_added_member_is_named_with_its_type()
    {
        IReadOnlyList<string> all = PublicApiPrinter.Print(Samples);
        Assert.Equal(
            ["+ namespace IoTDA.Sdk.Tests.PublicApi | public sealed record Samples.Wish | public int More { get; }"],
            ApprovedText.Difference(all, [.. all, "    public int More { get; }"]));
    }

    [Fact]
    public void Another_order_is_noticed()
    {
        IReadOnlyList<string> all = PublicApiPrinter.Print(Samples);
        int last = all.Count - 1;
        Assert.Equal(["The same lines in another order."], ApprovedText.Difference(all, [.. all.Take(last - 1), all[last], all[last - 1]]));
    }

    [Fact]
    public void The_order_of_the_types_does_not_matter()
        => Assert.Equal(PublicApiPrinter.Print(Samples), PublicApiPrinter.Print(Samples.Reverse()));
}
