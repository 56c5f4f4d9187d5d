using IoTDA.Sdk.Generators.Tests.Compiling;

namespace IoTDA.Sdk.Generators.Tests.Live;

public sealed class DeclaredInterfacesTests
{
    private static readonly LiveApi BatchTasks = LiveApi.Compile("IoTDA.Sdk.BatchTasks.BatchTaskApi", Sources.Declarations);
    private static readonly LiveApi Files = LiveApi.Compile("IoTDA.Sdk.BatchTaskFiles.BatchTaskFileApi", Sources.Declarations);
    private static readonly LiveApi Tokens = LiveApi.Compile("IoTDA.Sdk.Authentication.IamTokenApi", Sources.Declarations);

    [Fact]
    public async Task A_body_is_sent_as_json()
    {
        RecordedCall call = BatchTasks.Call("CreateBatchTaskAsync", new LiveApi.Json("""{"TaskName":"upgrade"}"""));

        Assert.Equal(("CreateBatchTask", HttpMethod.Post, "/batchtasks"), (call.Operation, call.Method, call.PathAndQuery));
        Assert.Equal("""{"TaskName":"upgrade"}""", await call.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("BatchTask", Assert.Single(call.Result.GenericTypeArguments).Name);
    }

    [Fact]
    public async Task A_body_goes_with_a_path_parameter()
    {
        RecordedCall call = BatchTasks.Call("StopBatchTaskAsync", "5c8b", new LiveApi.Json("""{"Targets":["d1"]}"""));

        Assert.Equal((HttpMethod.Post, "/batchtasks/{task_id}/stop", "/batchtasks/5c8b/stop"), (call.Method, call.Template, call.PathAndQuery));
        Assert.Equal("""{"Targets":["d1"]}""", await call.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Query_values_follow_in_the_order_of_the_parameters()
    {
        RecordedCall call = BatchTasks.Call("ListBatchTasksAsync", "softwareUpgrade", "app", "Success", 50, "m", 500);

        Assert.Equal((HttpMethod.Get, "/batchtasks"), (call.Method, call.Template));
        Assert.Equal("/batchtasks?task_type=softwareUpgrade&app_id=app&status=Success&limit=50&marker=m&offset=500", call.PathAndQuery);
        Assert.Null(call.Content);
    }

    [Fact]
    public void Null_query_values_are_left_out()
    {
        Assert.Equal("/batchtasks/5c8b", BatchTasks.Call("ShowBatchTaskAsync", "5c8b", null, null, null, null, null).PathAndQuery);
        Assert.Equal("/batchtasks/5c8b?limit=0&offset=-1", BatchTasks.Call("ShowBatchTaskAsync", "5c8b", null, null, 0, null, -1).PathAndQuery);
    }

    [Fact]
    public void An_empty_answer_needs_no_json_metadata()
    {
        RecordedCall call = BatchTasks.Call("DeleteBatchTaskAsync", "5c8b");

        Assert.Equal(("DeleteBatchTask", HttpMethod.Delete, "/batchtasks/5c8b"), (call.Operation, call.Method, call.PathAndQuery));
        Assert.Equal(typeof(Task), call.Result);
        Assert.Null(call.Content);
    }

    [Fact]
    public void The_cancellation_token_is_handed_on()
        => Assert.Equal(TestContext.Current.CancellationToken, BatchTasks.Call("DeleteBatchTaskAsync", "5c8b").CancellationToken);

    [Fact]
    public void The_json_metadata_of_a_type_is_looked_up_once_by_the_first_call_that_needs_it()
    {
        LiveApi api = LiveApi.Compile("IoTDA.Sdk.BatchTasks.BatchTaskApi", Sources.Declarations);

        Assert.Empty(api.Call("DeleteBatchTaskAsync", "5c8b").TypeInfos);
        Assert.Equal(["ListBatchTasksResponse"], Looked("ListBatchTasksAsync", "softwareUpgrade", null, null, null, null, null));
        Assert.Equal(["ListBatchTasksResponse", "CreateBatchTaskRequest", "BatchTask"], Looked("CreateBatchTaskAsync", new LiveApi.Json("{}")));
        Assert.Equal(3, Looked("CreateBatchTaskAsync", new LiveApi.Json("{}")).Length);
        Assert.Equal(3, Looked("ListBatchTasksAsync", "softwareUpgrade", null, null, null, null, null).Length);

        string[] Looked(string method, params object?[] arguments) => [.. api.Call(method, arguments).TypeInfos.Select(type => type.Name)];
    }

    [Fact]
    public async Task A_file_is_one_part_under_its_alias()
    {
        using var content = new MemoryStream("a,b\n"u8.ToArray());

        RecordedCall call = Files.Call("UploadBatchTaskFileAsync", new LiveApi.FilePart(content, "devices.csv"));

        Assert.Equal((HttpMethod.Post, "/batchtask-files"), (call.Method, call.PathAndQuery));
        HttpContent part = Assert.Single(Assert.IsType<MultipartFormDataContent>(call.Content));
        Assert.Equal(("file", "devices.csv"), (part.Headers.ContentDisposition!.Name, part.Headers.ContentDisposition.FileName));
        Assert.Equal("a,b\n", await part.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_response_is_asked_for_as_a_response()
    {
        RecordedCall call = Tokens.Call("CreateTokenAsync", new LiveApi.Json("""{"Name":"n"}"""), "true");

        Assert.Equal((HttpMethod.Post, "/v3/auth/tokens?nocatalog=true"), (call.Method, call.PathAndQuery));
        Type response = Assert.Single(call.Result.GenericTypeArguments);
        Assert.Equal(("ApiResponse`1", "CreateTokenResponse"), (response.Name, Assert.Single(response.GenericTypeArguments).Name));
    }
}
