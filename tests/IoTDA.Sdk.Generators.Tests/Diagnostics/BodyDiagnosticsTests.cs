namespace IoTDA.Sdk.Generators.Tests.Diagnostics;

public sealed class BodyDiagnosticsTests
{
    [Theory]
    [InlineData("string")]
    [InlineData("object")]
    [InlineData("BatchTask?")]
    [InlineData("int?")]
    [InlineData("Stream")]
    [InlineData("FileStream")]
    [InlineData("HttpContent")]
    [InlineData("StringContent")]
    [InlineData("ReadOnlySpan<byte>")]
    public void Body_that_is_not_written_as_json_is_reported(string type)
        => Assert.Equal(
            [$"IOTDA023: Body 'body' has the type '{type}'; a body is a non-nullable type written as JSON"],
            Reported.ForMembers($"""[Post("/a")] Task CreateAsync([Body] {type} body, CancellationToken c);"""));

    [Theory]
    [InlineData("Get")]
    [InlineData("Delete")]
    public void Body_or_form_with_a_method_that_has_none_is_reported(string verb)
    {
        string message = $"IOTDA024: Wire method 'SendAsync' sends a body with [{verb}]; use [Post]";

        Assert.Equal([message], Reported.ForMembers($"""[{verb}("/a")] Task SendAsync([Body] BatchTask body, CancellationToken c);"""));
        Assert.Equal([message], Reported.ForMembers($"""[{verb}("/a"), Multipart] Task SendAsync(StreamPart file, CancellationToken c);"""));
    }

    [Theory]
    [InlineData("", "no StreamPart")]
    [InlineData("StreamPart a, StreamPart b, ", "more than one StreamPart")]
    [InlineData("StreamPart a, int limit, ", "the unmarked parameter 'limit'")]
    public void Form_without_exactly_one_part_is_reported(string parameters, string reason)
        => Assert.Equal(
            [$"IOTDA026: Wire method 'SendAsync' has [Multipart] and {reason}; it takes exactly one StreamPart, and [Query] on each value meant for the query"],
            Reported.ForMembers($"""[Post("/a"), Multipart] Task SendAsync({parameters}CancellationToken c);"""));

    [Fact]
    public void Form_may_have_path_query_and_header_parameters()
        => Assert.Empty(Reported.ForMembers("""
            [Post("/a/{id}"), Multipart]
            Task SendAsync(string id, [Query] int? limit, [Header("X-A")] string? a, StreamPart file, CancellationToken c);
            """));

    [Fact]
    public void Every_StreamPart_outside_of_a_form_is_reported()
        => Assert.Equal(
            ["IOTDA027: Parameter 'a' is a StreamPart, but the method has no [Multipart]; add it", "IOTDA027: Parameter 'b' is a StreamPart, but the method has no [Multipart]; add it"],
            Reported.ForMembers("""[Post("/a")] Task SendAsync(StreamPart a, StreamPart b, CancellationToken c);"""));
}
