using IoTDA.Sdk.Generators.Tests.Compiling;

namespace IoTDA.Sdk.Generators.Tests.Diagnostics;

public sealed class InterfaceDiagnosticsTests
{
    private const string Operation = """[Get("/a")] Task ShowAsync(CancellationToken cancellationToken);""";

    [Fact]
    public void Interface_in_no_namespace_is_reported()
        => Assert.Equal(
            ["IOTDA002: Wire interface 'ITaskApi' is in no namespace; declare it public or internal, directly in a namespace"],
            Reported.For($$"""using IoTDA.Sdk.Http; internal interface ITaskApi { {{Operation}} }"""));

    [Fact]
    public void File_local_interface_is_reported()
        => Assert.Equal(
            ["IOTDA002: Wire interface 'ITaskApi' is local to its file; declare it public or internal, directly in a namespace"],
            Reported.For(WireSource.File($$"""file interface ITaskApi { {{Operation}} }""")));

    [Theory]
    [InlineData("Tasks")]
    [InlineData("I")]
    [InlineData("Iota")]
    [InlineData("I_")]
    public void Name_without_a_class_name_in_it_is_reported(string name)
        => Assert.StartsWith("IOTDA003:", Assert.Single(Reported.For(WireSource.File($$"""internal interface {{name}} { {{Operation}} }"""))), StringComparison.Ordinal);

    [Fact]
    public void Every_base_interface_is_reported_but_not_what_they_inherit()
        => Assert.Equal(
            ["IOTDA004: Wire interface 'ITaskApi' inherits from 'IA'; declare the methods in the interface itself"],
            Reported.For(WireSource.File($$"""internal interface IBase; internal interface IA : IBase; internal interface ITaskApi : IA { {{Operation}} }""")));

    [Theory]
    [InlineData("int Count { get; }", "Count")]
    [InlineData("int this[int i] { get; set; }", "this[]")]
    [InlineData("event Action Changed;", "Changed")]
    [InlineData("Task OtherAsync();", "OtherAsync")]
    [InlineData("Task OtherAsync() => Task.CompletedTask;", "OtherAsync")]
    [InlineData("""[Get("/b")] Task OtherAsync(CancellationToken cancellationToken) => Task.CompletedTask;""", "OtherAsync")]
    [InlineData("""[Get("/b")] static Task OtherAsync(CancellationToken cancellationToken) => Task.CompletedTask;""", "OtherAsync")]
    [InlineData("""[Get("/b")] static abstract Task OtherAsync(CancellationToken cancellationToken);""", "OtherAsync")]
    [InlineData("private void Other() { }", "Other")]
    [InlineData("const int Limit = 1;", "Limit")]
    [InlineData("internal sealed class Nested;", "Nested")]
    public void Member_that_is_no_operation_is_reported_once(string member, string name)
        => Assert.StartsWith($"IOTDA005: '{name}' is not", Assert.Single(Reported.ForMembers(Operation + member)), StringComparison.Ordinal);
}
