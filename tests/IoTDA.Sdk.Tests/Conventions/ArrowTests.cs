namespace IoTDA.Sdk.Tests.Conventions;

public sealed class ArrowTests
{
    private static readonly SourceFile Invoker = new("src/IoTDA.Sdk/Http/ApiCall.cs", "namespace IoTDA.Sdk.Http;\n\ninternal sealed class ApiCall;\n");

    private static readonly SourceFile Options = new(
        "src/IoTDA.Sdk/IoTDAClientOptions.cs", "namespace IoTDA.Sdk;\n\npublic sealed class IoTDAClientOptions;\n");

    [Fact]
    public void Areas_know_only_those_that_they_may() => Broken.None(ArrowConvention.Check(Repository.Sources("IoTDA.Sdk"), ArrowConvention.Allowed));

    [Fact]
    public void No_area_knows_itself_over_others() => Broken.None(ArrowConvention.Circles(ArrowConvention.Allowed));

    [Fact]
    public void Every_area_has_files()
    {
        string[] paths = [.. Repository.Sources("IoTDA.Sdk").Select(file => file.Path)];

        Assert.All(ArrowConvention.Allowed.Keys, area => Assert.Contains(
            paths, path => path == $"src/IoTDA.Sdk/{area}" || path.StartsWith($"src/IoTDA.Sdk/{area}/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Errors/A.cs", "using IoTDA.Sdk.BatchTasks;\n", "Errors may not know BatchTasks")]
    [InlineData("Serialization/A.cs", "IoTDA.Sdk.ErrorCode code;\n", "Serialization may not know Errors")]
    [InlineData("Paging/A.cs", "var invoker = new ApiCall();\n", "Paging may not know Http")]
    [InlineData("Http/A.cs", "IoTDAClientOptions options;\n", "Http may not know the root")]
    [InlineData("IoTDAClientOptions2.cs", "", "nothing says which areas 'IoTDAClientOptions2.cs' may know")]
    [InlineData("Telemetry/A.cs", "", "nothing says which areas 'Telemetry' may know")]
    public void An_arrow_that_points_back_is_found(string path, string code, string says)
    {
        string message = Assert.Single(ArrowConvention.Check([Invoker, Options, new("src/IoTDA.Sdk/" + path, code)], ArrowConvention.Allowed));

        Assert.StartsWith($"src/IoTDA.Sdk/{path}: {says}", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BatchTasks/A.cs", "using IoTDA.Sdk.Paging;\nApiCall invoker;\n")]
    [InlineData(
        "Errors/A.cs", "namespace IoTDA.Sdk.Errors;\n/// <see cref=\"IoTDAClientOptions\" />\n// ApiCall\nstring text = \"using IoTDA.Sdk.Http;\";\n")]
    [InlineData("Http/A.cs", "namespace IoTDA.Sdk.Http;\nApiCall invoker;\n")]
    public void An_arrow_that_is_allowed_or_only_talked_about_is_fine(string path, string code)
        => Assert.Empty(ArrowConvention.Check([Invoker, Options, new("src/IoTDA.Sdk/" + path, code)], ArrowConvention.Allowed));

    [Fact]
    public void A_circle_is_found()
        => Assert.Equal(2, ArrowConvention.Circles(new Dictionary<string, string[]> { ["A"] = ["B"], ["B"] = ["C", "A"], ["C"] = [] }).Count());
}
