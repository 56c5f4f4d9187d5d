using System.CodeDom.Compiler;
using System.Reflection;
using IoTDA.Sdk.Generators.Tests.Compiling;

namespace IoTDA.Sdk.Generators.Tests.Live;

public sealed class EmittedClassTests
{
    [Fact]
    public void The_class_is_internal_sealed_and_implements_the_interface()
    {
        Type type = LiveApi.OfMembers("""[Get("/a")] Task ShowAsync(CancellationToken cancellationToken);""").Type;

        Assert.True(type is { IsNotPublic: true, IsSealed: true, FullName: "Sample.SampleApi" });
        Assert.Equal("Sample.ISampleApi", Assert.Single(type.GetInterfaces()).FullName);
        Assert.Equal("IoTDA.Sdk.Generators", type.GetCustomAttribute<GeneratedCodeAttribute>()!.Tool);
    }

    [Fact]
    public void A_public_interface_is_implemented_by_an_internal_class()
    {
        LiveApi api = LiveApi.Compile("Sample.TaskApi", Sources.Parse(
            WireSource.File("""public interface ITaskApi { [Get("/a")] Task ShowAsync(CancellationToken cancellationToken); }"""),
            "Source.cs"));

        Assert.True(api.Type.IsNotPublic);
        Assert.Equal("/a", api.Call("ShowAsync").PathAndQuery);
    }

    [Fact]
    public void Parts_of_a_partial_interface_are_one_class()
    {
        LiveApi api = LiveApi.Compile(
            "Sample.TaskApi",
            Sources.Parse(WireSource.File("""partial interface ITaskApi { [Get("/a")] Task AAsync(CancellationToken cancellationToken); }"""), "A.cs"),
            Sources.Parse("""
                using IoTDA.Sdk.Http;

                namespace Sample;

                partial interface ITaskApi { [Post("/b")] Task BAsync(CancellationToken cancellationToken); }
                """,
                "B.cs"));

        Assert.Equal("/a", api.Call("AAsync").PathAndQuery);
        Assert.Equal("/b", api.Call("BAsync").PathAndQuery);
    }

    [Fact]
    public void An_interface_without_nullable_annotations_is_implemented()
    {
        LiveApi api = LiveApi.Compile("Sample.TaskApi", Sources.Parse(
            "#nullable disable\n" + """
                using IoTDA.Sdk.Http;

                namespace Sample;

                internal class Answer;

                internal interface ITaskApi
                {
                    [Post("/a/{id}")] Task<Answer> ShowAsync(string id, string status, [Body] Answer body, CancellationToken cancellationToken);
                }
                """,
            "Source.cs"));

        Assert.Equal("/a/x", api.Call("ShowAsync", "x", null, null).PathAndQuery);
    }

    [Fact]
    public void Methods_of_other_interfaces_and_of_classes_are_left_alone()
    {
        GeneratorRun run = GeneratorRun.Of(WireSource.File("""
            internal interface IOther { Task ShowAsync(); }

            internal class Other { [Get("/a")] public Task ShowAsync() => Task.CompletedTask; }
            """));

        Assert.Empty(run.Result.GeneratedSources);
        Assert.Empty(run.Ids);
    }
}
