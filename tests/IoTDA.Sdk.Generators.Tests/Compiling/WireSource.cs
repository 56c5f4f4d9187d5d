namespace IoTDA.Sdk.Generators.Tests.Compiling;

/// <summary>Source text of wire interfaces for tests.</summary>
internal static class WireSource
{
    /// <summary>A file of namespace <c>Sample</c> with payload types and what a test declares.</summary>
    public static string File(string declarations)
        => $$"""
            using IoTDA.Sdk.Http;

            namespace Sample;

            internal sealed record BatchTask(string? TaskId);

            internal sealed record CreateBatchTaskRequest(string? TaskName);

            internal sealed record BatchTaskFile(string? FileId);

            {{declarations}}
            """;

    /// <summary>An interface <c>Sample.ISampleApi</c> with these members.</summary>
    public static string Interface(string members)
        => File($$"""
            internal interface ISampleApi
            {
                {{members}}
            }
            """);
}
