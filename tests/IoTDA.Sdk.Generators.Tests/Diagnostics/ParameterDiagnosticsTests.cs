namespace IoTDA.Sdk.Generators.Tests.Diagnostics;

public sealed class ParameterDiagnosticsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("string a")]
    [InlineData("CancellationToken a, string b")]
    [InlineData("CancellationToken a, CancellationToken b")]
    public void Cancellation_token_that_is_not_the_one_at_the_end_is_reported(string parameters)
        => Assert.StartsWith("IOTDA014:", Assert.Single(Report(parameters)), StringComparison.Ordinal);

    [Fact]
    public void Nullable_cancellation_token_is_none()
        => Assert.Equal(["IOTDA014", "IOTDA020"], Report("CancellationToken? a").Select(item => item[..8]).Order());

    [Theory]
    [InlineData("ref string a, CancellationToken c")]
    [InlineData("out string a, CancellationToken c")]
    [InlineData("in int a, CancellationToken c")]
    [InlineData("ref readonly int a, CancellationToken c")]
    [InlineData("string a, in CancellationToken c")]
    public void Parameter_by_reference_is_reported(string parameters)
        => Assert.StartsWith("IOTDA015:", Assert.Single(Report(parameters)), StringComparison.Ordinal);

    [Fact]
    public void Params_are_reported()
        => Assert.Contains(Report("CancellationToken c, params string[] a"), item => item.StartsWith("IOTDA015:", StringComparison.Ordinal));

    [Theory]
    [InlineData("""[Query, Header("X")] string a""", "has [Header] and has [Query]")]
    [InlineData("[Query, Body] BatchTask a", "has [Body] and has [Query]")]
    [InlineData("""[Body, Header("X")] BatchTask a""", "has [Body] and has [Header]")]
    [InlineData("[Query] string id", "fills '{id}' and has [Query]")]
    [InlineData("""[Header("X")] string id""", "fills '{id}' and has [Header]")]
    public void Parameter_with_two_roles_is_reported(string parameter, string roles)
    {
        string template = parameter.EndsWith(" id", StringComparison.Ordinal) ? "/a/{id}" : "/a";

        Assert.Contains(
            Reported.ForMembers($$"""[Post("{{template}}")] Task ShowAsync({{parameter}}, CancellationToken c);"""),
            item => item.StartsWith("IOTDA016:", StringComparison.Ordinal) && item.Contains(roles, StringComparison.Ordinal));
    }

    [Fact]
    public void Cancellation_token_with_a_role_is_reported()
        => Assert.StartsWith("IOTDA016: Parameter 'c' is the cancellation token and has [Query]", Assert.Single(Report("[Query] CancellationToken c")), StringComparison.Ordinal);

    [Theory]
    [InlineData("""[Header("X"), AliasAs("x")] string a, CancellationToken c""", "a header takes no alias")]
    [InlineData("""[AliasAs("x")] CancellationToken c""", "a cancellation token takes no alias")]
    [InlineData("""[Body, AliasAs("x")] BatchTask a, CancellationToken c""", "a body takes no alias")]
    public void Alias_that_names_nothing_is_reported(string parameters, string reason)
    {
        string message = Assert.Single(Reported.ForMembers($"""[Post("/a")] Task ShowAsync({parameters});"""));

        Assert.StartsWith("IOTDA017:", message, StringComparison.Ordinal);
        Assert.Contains(reason, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""int limit, [AliasAs("LIMIT")] int b""", "another query parameter")]
    [InlineData("""[Header("X-A")] string a, [Header("x-a")] string b""", "another header")]
    [InlineData("""string id, [AliasAs("id")] string b""", "another path parameter")]
    public void Name_that_is_used_twice_is_reported(string parameters, string role)
    {
        string message = Assert.Single(Reported.ForMembers(
            $$"""[Get("{{(role.Contains("path", StringComparison.Ordinal) ? "/a/{id}" : "/a")}}")] Task ShowAsync({{parameters}}, CancellationToken c);"""));

        Assert.StartsWith("IOTDA018: Parameter 'b'", message, StringComparison.Ordinal);
        Assert.Contains(role, message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_name_may_be_used_in_two_places()
        => Assert.Empty(Reported.ForMembers("""[Get("/a/{id}")] Task ShowAsync(string id, [Header("id")] string b, CancellationToken c);"""));

    [Theory]
    [InlineData("string?")]
    [InlineData("int")]
    [InlineData("Guid")]
    [InlineData("string[]")]
    [InlineData("object")]
    public void Path_parameter_that_is_no_text_is_reported(string type)
        => Assert.Equal(
            [$"IOTDA019: Path parameter 'id' has the type '{type}'; a path segment is a non-nullable string"],
            Reported.ForMembers($$"""[Get("/a/{id}")] Task ShowAsync({{type}} id, CancellationToken c);"""));

    [Theory]
    [InlineData("long")]
    [InlineData("bool")]
    [InlineData("bool?")]
    [InlineData("DateTimeOffset")]
    [InlineData("HttpMethod")]
    [InlineData("DayOfWeek")]
    [InlineData("string[]")]
    [InlineData("List<int>")]
    [InlineData("BatchTask")]
    public void Query_parameter_of_another_type_is_reported(string type)
        => Assert.Equal(
            [$"IOTDA020: Query parameter 'a' has the type '{type}'; use string, string?, int or int?"],
            Report($"{type} a, CancellationToken c"));

    [Theory]
    [InlineData("""[Header("X-A")] int a""", "has the type 'int'; use string or string?")]
    [InlineData("""[Header("X A")] string a""", "has the name 'X A', which is no header name")]
    [InlineData("""[Header("")] string a""", "has the name '', which is no header name")]
    [InlineData("""[Header("Content-Length")] string a""", "has the name 'Content-Length', but the body states its own headers")]
    public void Header_parameter_is_reported_with_its_reason(string parameter, string reason)
        => Assert.Equal([$"IOTDA021: Header parameter 'a' {reason}"], Report($"{parameter}, CancellationToken c"));

    [Fact]
    public void Unknown_type_is_left_to_the_compiler()
        => Assert.Empty(Reported.ForMembers("""[Post("/a")] Task<Missing> ShowAsync(Missing a, [Body] Missing2 b, CancellationToken c);"""));

    private static IReadOnlyList<string> Report(string parameters)
        => Reported.ForMembers($"""[Get("/a")] Task ShowAsync({parameters});""");
}
