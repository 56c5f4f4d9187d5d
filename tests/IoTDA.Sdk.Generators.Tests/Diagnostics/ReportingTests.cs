using IoTDA.Sdk.Generators.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace IoTDA.Sdk.Generators.Tests.Diagnostics;

public sealed class ReportingTests
{
    [Fact]
    public void Everything_wrong_with_an_interface_is_reported_at_once()
        => Assert.Equal(
            ["IOTDA003", "IOTDA005", "IOTDA006", "IOTDA011", "IOTDA014", "IOTDA020"],
            Reported.For(WireSource.File("""
                internal interface Tasks
                {
                    int Count { get; }
                    [Get("a")] Task AAsync(CancellationToken c);
                    [Get("/b")] Task B(long b);
                }
                """)).Select(item => item[..8]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("""[Get("/a")] Task Show(CancellationToken c);""", "Show")]
    [InlineData("""[Get("a")] Task ShowAsync(CancellationToken c);""", "Get(\"a\")")]
    [InlineData("""[Get("/a"), Headers("x")] Task ShowAsync(CancellationToken c);""", "Headers(\"x\")")]
    [InlineData("""[Get("/a")] Task ShowAsync(long limit, CancellationToken c);""", "limit")]
    [InlineData("""[Get("/a")] Task ShowAsync(CancellationToken c); int Count { get; }""", "Count")]
    public void The_mistake_itself_is_underlined(string members, string underlined)
    {
        string source = WireSource.Interface(members);

        Diagnostic diagnostic = Assert.Single(GeneratorRun.Of(source).Result.Diagnostics);

        Assert.Equal(underlined, Reported.Underlined(diagnostic, source));
        Assert.Equal("Source0.cs", diagnostic.Location.GetLineSpan().Path);
    }

    [Fact]
    public void Every_descriptor_is_an_error_that_is_on_and_says_something()
        => Assert.All(Descriptors.All, descriptor =>
        {
            Assert.True(descriptor is { DefaultSeverity: DiagnosticSeverity.Error, IsEnabledByDefault: true, Category: "IoTDA.WireInterface" });
            Assert.Contains("{0}", descriptor.MessageFormat.ToString(null), StringComparison.Ordinal);
        });
}
