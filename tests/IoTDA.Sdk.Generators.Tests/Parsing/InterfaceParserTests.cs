using IoTDA.Sdk.Generators.Model;
using IoTDA.Sdk.Generators.Tests.Compiling;

namespace IoTDA.Sdk.Generators.Tests.Parsing;

public sealed class InterfaceParserTests
{
    [Fact]
    public void An_interface_becomes_the_model()
    {
        WireInterface model = Parse("""
            [Post("/tasks/{task_id}/stop"), Headers("X-A: 1")]
            Task<ApiResponse<BatchTask>> StopAsync(
                [AliasAs("task_id")] string @id, int? limit, [Body] CreateBatchTaskRequest body, CancellationToken cancellationToken = default);
            """);

        Assert.Equal(("Sample", "ISampleApi", "SampleApi", "Sample.SampleApi.g.cs"), (model.Namespace, model.Name, model.ClassName, model.HintName));
        Assert.Equal(
            new WireMethod(
                "StopAsync",
                "Stop",
                "Post",
                new PathTemplate(
                    "/tasks/{task_id}/stop",
                    Array(new PathPart("/tasks/", false), new PathPart("task_id", true), new PathPart("/stop", false))),
                Array(new StaticHeader("X-A", "1")),
                Array(
                    new WireParameter("id", new TypeReference("string", "String"), ParameterRole.Path, "task_id"),
                    new WireParameter("limit", new TypeReference("int?", "NullableInt32"), ParameterRole.Query, "limit"),
                    new WireParameter(
                        "body",
                        new TypeReference("global::Sample.CreateBatchTaskRequest", "CreateBatchTaskRequest"),
                        ParameterRole.Body,
                        "body"),
                    new WireParameter(
                        "cancellationToken",
                        new TypeReference("global::System.Threading.CancellationToken", "CancellationToken"),
                        ParameterRole.CancellationToken,
                        "cancellationToken",
                        "default")),
                new WireResponse(ResponseKind.Response, new TypeReference("global::Sample.BatchTask", "BatchTask"))),
            Assert.Single(model.Methods));
    }

    [Theory]
    [InlineData("Task", ResponseKind.Empty, null)]
    [InlineData("Task<BatchTask>", ResponseKind.Value, "global::Sample.BatchTask")]
    [InlineData("Task<int>", ResponseKind.Value, "int")]
    [InlineData("Task<List<BatchTask?>>", ResponseKind.Value, "global::System.Collections.Generic.List<global::Sample.BatchTask?>")]
    [InlineData("Task<ApiResponse<BatchTask[]>>", ResponseKind.Response, "global::Sample.BatchTask[]")]
    public void A_return_type_tells_how_the_answer_is_handed_over(string type, object kind, string? json)
    {
        WireInterface model = Parse($"""[Get("/a")] {type} ShowAsync(CancellationToken cancellationToken);""");

        WireResponse response = Assert.Single(model.Methods).Response;
        Assert.Equal(kind, response.Kind);
        Assert.Equal(json, response.Type?.FullName);
    }

    [Fact]
    public void Methods_keep_the_order_of_their_declaration_whatever_their_http_method()
        => Assert.Equal(
            ["C", "A", "B"],
            Parse("""
                [Delete("/a")] Task CAsync(CancellationToken cancellationToken);
                [Get("/a")] Task AAsync(CancellationToken cancellationToken);
                [Post("/a")] Task BAsync(CancellationToken cancellationToken);
                """).Methods.Select(method => method.OperationName));

    [Fact]
    public void A_type_of_another_program_part_with_the_name_of_the_vocabulary_is_no_vocabulary()
        => Assert.Empty(GeneratorRun.Of("""
            namespace Elsewhere;

            internal sealed class GetAttribute(string path) : Attribute { public string Path { get; } = path; }

            internal interface IOtherApi { [Get("/a")] Task ShowAsync(); }
            """).Result.GeneratedSources);

    private static WireInterface Parse(string members)
        => Assert.Single(GeneratorRun.Of(WireSource.Interface(members)).Values<WireInterface>(TrackingNames.Interfaces));

    private static EquatableArray<T> Array<T>(params IEnumerable<T> items)
        where T : IEquatable<T>
        => items.ToEquatableArray();
}
