using IoTDA.Sdk.Generators.Tests.Compiling;

namespace IoTDA.Sdk.Generators.Tests.Live;

public sealed class DeclaredInterfacesTests
{
    private static readonly LiveApi BatchTasks = LiveApi.Compile("IoTDA.Sdk.BatchTasks.BatchTaskApi", Sources.Declarations);

    [Fact]
    public async Task Create_posts_its_body_as_json()
    {
        RecordedCall call = await BatchTasks.CallAsync(
            "CreateBatchTaskAsync",
            new LiveApi.Json("""{"TaskName":"upgrade"}"""),
            TestContext.Current.CancellationToken);

        Assert.Equal("CreateBatchTask", call.Operation);
        Assert.Equal(HttpMethod.Post, call.Method);
        Assert.Equal("/batchtasks", call.PathAndQuery);
        Assert.Equal("""{"TaskName":"upgrade"}""", await call.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(TestContext.Current.CancellationToken, call.CancellationToken);
    }
}
