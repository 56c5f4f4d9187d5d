namespace IoTDA.Sdk.Tests.Http;

public sealed class OpenOutcomeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("get")]
    [InlineData("stop")]
    [InlineData("delete")]
    public async Task A_client_that_is_disposed_during_a_call_leaves_the_outcome_open(string what)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Silence);
        IoTDAClient client = Clients.Of(server, configure: options => options.Resilience.MaxAttempts = 1);

        Task call = what switch
        {
            "get" => client.BatchTasks.GetAsync(Clients.TaskId, Cancellation),
            "stop" => client.BatchTasks.StopAsync(Clients.TaskId, Cancellation),
            _ => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation),
        };
        await server.ArrivalAsync();
        client.Dispose();

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call.Soon());
        Assert.True(failure.MayHaveExecuted);
    }

    [Theory]
    [InlineData("get")]
    [InlineData("create")]
    public async Task A_success_without_content_where_a_record_is_due_is_an_error(string what)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        using IoTDAClient client = Clients.Of(server);

        Task call = what == "get"
            ? client.BatchTasks.GetAsync(Clients.TaskId, Cancellation)
            : client.BatchTasks.CreateAsync(new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Devices("d") }, Cancellation);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => call);
        Assert.Contains("was answered with HTTP 204 and an empty body", failure.Message, StringComparison.Ordinal);
    }
}
