using System.Reflection;

namespace IoTDA.Sdk.Generators.Tests.Live;

/// <summary>Names that could clash with those of the emitted code.</summary>
public sealed class NamesTests
{
    [Fact]
    public void Keywords_are_parameter_names()
        => Assert.Equal(
            "/a/1?class=2&value=3",
            LiveApi.OfMembers("""[Get("/a/{event}")] Task ShowAsync(string @event, string @class, string value, CancellationToken @default);""")
                .Call("ShowAsync", "1", "2", "3").PathAndQuery);

    [Fact]
    public void Parameters_may_have_the_names_of_emitted_locals()
        => Assert.Equal(
            "/a/1?path2=2&invoker=3",
            LiveApi.OfMembers("""[Get("/a/{path}")] Task ShowAsync(string path, string path2, string invoker, CancellationToken cancellationToken);""")
                .Call("ShowAsync", "1", "2", "3").PathAndQuery);

    [Fact]
    public void Types_of_one_name_get_fields_of_their_own()
    {
        LiveApi api = LiveApi.OfMembers("""
            [Post("/a")] Task<BatchTask[]> AAsync([Body] Other.BatchTask body, CancellationToken cancellationToken);
            [Post("/b")] Task<BatchTask> BAsync([Body] BatchTask body, CancellationToken cancellationToken);
            [Post("/c")] Task<ApiResponse<List<Other.BatchTask?>>> CAsync([Body] (int A, string B) body, CancellationToken cancellationToken);
            [Post("/d")] Task<Dictionary<string, BatchTask>> DAsync([Body] int body, CancellationToken cancellationToken);
            """ + "} internal static class Other { internal sealed record BatchTask(string? Name); ");

        Type[] types =
        [
            .. api.Type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
                .Where(field => field.FieldType.Name == "JsonTypeInfo`1")
                .Select(field => field.FieldType.GenericTypeArguments[0]),
        ];
        RecordedCall call = api.Call("BAsync", new LiveApi.Json("{}"));

        Assert.Equal(["Sample.Other+BatchTask", "Sample.BatchTask[]", "Sample.BatchTask"], types.Take(3).Select(type => type.FullName));
        Assert.Equal(7, types.Distinct().Count());
        Assert.Equal("Sample.BatchTask", Assert.Single(call.TypeInfos).FullName);
    }

    [Fact]
    public void Values_and_names_are_written_as_literals()
    {
        LiveApi api = LiveApi.OfMembers("""
            [Get("/a%20b/it's")]
            [Headers("X-Quote: \"\\\"")]
            Task ShowAsync([AliasAs("a \"b\"&c")] string value, CancellationToken cancellationToken);
            """);

        RecordedCall call = api.Call("ShowAsync", "1");

        Assert.Equal("/a%20b/it's?a%20%22b%22%26c=1", call.PathAndQuery);
        Assert.Equal("\"\\\"", Assert.Single(call.Headers).Value);
    }

    [Fact]
    public void A_placeholder_may_come_twice()
        => Assert.Equal(
            "/a/x/b/x",
            LiveApi.OfMembers("""[Get("/a/{id}/b/{id}")] Task ShowAsync(string id, CancellationToken cancellationToken);""")
                .Call("ShowAsync", "x").PathAndQuery);

    [Fact]
    public void Default_values_are_kept()
    {
        LiveApi api = LiveApi.OfMembers("""
            [Get("/a")]
            Task ShowAsync(string a = "x\"y", string? b = null, int c = -3, int? d = null, int? e = 4, int f = default, CancellationToken g = default);
            """);

        object?[] values = [.. api.Type.GetMethod("ShowAsync")!.GetParameters().Select(parameter => parameter.DefaultValue)];

        Assert.Equal(["x\"y", null, -3, null, 4, 0, null], values);
    }
}
