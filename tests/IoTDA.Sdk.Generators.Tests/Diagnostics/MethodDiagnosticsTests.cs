namespace IoTDA.Sdk.Generators.Tests.Diagnostics;

public sealed class MethodDiagnosticsTests
{
    [Theory]
    [InlineData("Show")]
    [InlineData("Async")]
    [InlineData("Showasync")]
    public void Method_name_without_an_operation_name_is_reported(string name)
        => Assert.StartsWith(
            $"IOTDA006: Wire method '{name}'",
            Assert.Single(Reported.ForMembers($"""[Get("/a")] Task {name}(CancellationToken cancellationToken);""")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("void")]
    [InlineData("string")]
    [InlineData("BatchTask")]
    [InlineData("ValueTask")]
    [InlineData("ValueTask<BatchTask>")]
    [InlineData("IAsyncEnumerable<BatchTask>")]
    [InlineData("Task<BatchTask?>")]
    [InlineData("Task<int?>")]
    [InlineData("Task<string>")]
    [InlineData("Task<object>")]
    [InlineData("Task<dynamic>")]
    [InlineData("Task<Stream>")]
    [InlineData("Task<MemoryStream>")]
    [InlineData("Task<HttpResponseMessage>")]
    [InlineData("Task<HttpContent>")]
    [InlineData("Task<StreamPart>")]
    [InlineData("Task<ApiResponse<BatchTask>?>")]
    [InlineData("Task<ApiResponse<BatchTask?>>")]
    [InlineData("Task<ApiResponse<string>>")]
    [InlineData("Task<ApiResponse<ApiResponse<BatchTask>>>")]
    public void Return_type_that_is_no_task_of_json_is_reported(string type)
        => Assert.StartsWith(
            $"IOTDA010: Wire method 'ShowAsync' returns '{type}'",
            Assert.Single(Reported.ForMembers($"""[Get("/a")] {type} ShowAsync(CancellationToken cancellationToken);""")),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("tasks", "must start with '/'")]
    [InlineData("/a?b=1", "has a '?'; give query values as parameters")]
    [InlineData("/a/{id", "has braces within the segment '{id'")]
    public void Path_template_is_reported_with_its_reason(string template, string reason)
        => Assert.StartsWith(
            $"IOTDA011: Path template '{template}' {reason}",
            Assert.Single(Reported.ForMembers($"""[Get("{template}")] Task ShowAsync(CancellationToken cancellationToken);""")),
            StringComparison.Ordinal);

    [Fact]
    public void Null_as_a_path_template_is_reported()
        => Assert.Contains(
            Reported.ForMembers("""[Get(null!)] Task ShowAsync(CancellationToken cancellationToken);"""),
            item => item.StartsWith("IOTDA011:", StringComparison.Ordinal));

    [Theory]
    [InlineData("string taskId, ")]
    [InlineData("string TASK_ID, ")]
    [InlineData("""[AliasAs("id")] string task_id, """)]
    [InlineData("""[Header("task_id")] string header, """)]
    public void Placeholder_that_no_parameter_names_is_reported(string parameters)
        => Assert.Equal(
            ["IOTDA012: Path template of 'ShowAsync' has the placeholder '{task_id}' that no parameter fills; name a parameter so or give it [AliasAs(\"task_id\")]"],
            Reported.ForMembers($$"""[Get("/a/{task_id}/b/{task_id}")] Task ShowAsync({{parameters}}CancellationToken cancellationToken);"""));

    [Theory]
    [InlineData("\"Accept\"", "Accept", "has no colon")]
    [InlineData("\"Accept:\"", "Accept:", "has a value that is empty")]
    [InlineData("\"A b: 1\"", "A b: 1", "has the name 'A b'")]
    [InlineData("\"Content-Type: text/plain\"", "Content-Type: text/plain", "has the name 'Content-Type', but the body")]
    [InlineData("\"X: 1\", \"x: 2\"", "x: 2", "is stated twice")]
    [InlineData("(string)null!", "", "has no colon")]
    public void Static_header_is_reported_with_its_reason(string headers, string line, string reason)
        => Assert.StartsWith(
            $"IOTDA013: Header '{line}' {reason}",
            Assert.Single(Reported.ForMembers($"""[Get("/a"), Headers({headers})] Task ShowAsync(CancellationToken cancellationToken);""")),
            StringComparison.Ordinal);

    [Fact]
    public void Static_header_of_the_interface_is_reported_once()
        => Assert.Single(Reported.For(Compiling.WireSource.File("""
            [Headers("Accept")]
            internal interface ITaskApi
            {
                [Get("/a")] Task AAsync(CancellationToken cancellationToken);
                [Get("/b")] Task BAsync(CancellationToken cancellationToken);
            }
            """)));

    [Fact]
    public void No_headers_at_all_are_no_mistake()
        => Assert.Empty(Reported.ForMembers("""[Get("/a"), Headers] Task ShowAsync(CancellationToken cancellationToken);"""));
}
