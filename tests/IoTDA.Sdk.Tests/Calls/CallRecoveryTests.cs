using System.Net;

namespace IoTDA.Sdk.Tests.Calls;

/// <summary>Recovery that a view turns off or on.</summary>
public sealed class CallRecoveryTests
{
    private readonly ManualTimeProvider _clock = new();

    public static TheoryData<string> Recovered => new("CreateBatchTask", "UploadBatchTaskFile", "StopBatchTask", "RetryBatchTask", "ConfirmBatchTask");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Recovered))]
    public async Task Off_the_uncertain_failure_comes_at_once_without_a_look_or_a_second_sending(string operation)
    {
        using StubHandler writes = new(StubHandler.Throw(() => new IOException("reset")));
        using StubHandler reads = new(StubHandler.Answer(200, Operations.Success));
        using IoTDAClient client = Clients.Of(new ByMethod(writes, reads), _clock, options => options.Recovery.Enabled = true);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => Operations.All[operation](client.With(new CallOptions { Recovery = false }), Cancellation));

        Assert.Equal((true, 1, 0), (failure.MayHaveExecuted, writes.Attempts, reads.Attempts));
        Assert.Empty(_clock.Delays);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Off_an_uncertain_answer_comes_as_it_is(HttpStatusCode status)
    {
        using StubHandler writes = new(StubHandler.Answer((int)status));
        using StubHandler reads = new(StubHandler.Answer(200, Operations.Success));
        using IoTDAClient client = Clients.Of(new ByMethod(writes, reads), _clock, options => options.Recovery.Enabled = true);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(
            () => Operations.All["CreateBatchTask"](client.With(new CallOptions { Recovery = false }), Cancellation));

        Assert.Equal((status, true, 1, 0), (failure.StatusCode, failure.MayHaveExecuted, writes.Attempts, reads.Attempts));
    }

    [Theory]
    [MemberData(nameof(Recovered))]
    public async Task On_a_view_looks_where_its_client_does_not(string operation)
    {
        using StubHandler writes = new(StubHandler.Throw(() => new IOException("reset")));
        using StubHandler reads = new(StubHandler.Answer(200, Operations.Success));
        using IoTDAClient client = Clients.Of(new ByMethod(writes, reads), _clock);

        await Assert.ThrowsAnyAsync<IoTDAException>(() => _clock.RunAsync(Operations.All[operation](client.With(new CallOptions { Recovery = true }), Cancellation)));
        Assert.True(reads.Attempts > 0);
        int looks = reads.Attempts;
        await Assert.ThrowsAsync<IoTDATransportException>(() => Operations.All[operation](client, Cancellation));
        Assert.Equal(looks, reads.Attempts);
    }

    [Fact]
    public async Task A_view_that_says_nothing_does_as_its_client()
    {
        using StubHandler writes = new(StubHandler.Throw(() => new IOException("reset")));
        using StubHandler reads = new(StubHandler.Answer(200, Operations.Success));
        using IoTDAClient client = Clients.Of(new ByMethod(writes, reads), _clock, options => options.Recovery.Enabled = true);
        List<CallReport> reports = [];

        await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(
            () => _clock.RunAsync(Operations.All["CreateBatchTask"](client.With(new CallOptions { OnCompleted = reports.Add }), Cancellation)));

        Assert.True(reads.Attempts > 1);
        Assert.Equal(["CreateBatchTask", .. Enumerable.Repeat("ListBatchTasks", reads.Attempts)], reports.Select(report => report.Operation));
    }

    [Fact]
    public async Task What_a_client_has_an_answer_for_is_not_the_lost_result_of_its_view()
    {
        const string Task = """{"task_id":"5c8ba99030344005c02316ad","task_name":"Freeze","task_type":"freezeDevices","create_time":"20261122T080000Z"}""";
        using StubHandler writes = new(StubHandler.Answer(201, Task), StubHandler.Throw(() => new IOException("reset")));
        using StubHandler reads = new(StubHandler.Answer(200, $$"""{"batchtasks":[{{Task}}]}"""));
        using IoTDAClient client = Clients.Of(new ByMethod(writes, reads), _clock, options => options.Recovery.Enabled = true);
        FreezeDevicesRequest request = new() { TaskName = "Freeze", Targets = BatchTargets.Devices("d1") };

        BatchTask created = await client.BatchTasks.CreateAsync(request, Cancellation);
        await Assert.ThrowsAsync<BatchTaskOutcomeUnknownException>(
            () => _clock.RunAsync(client.With(new CallOptions { MaxAttempts = 1 }).BatchTasks.CreateAsync(request, Cancellation)));

        Assert.Equal(Clients.TaskId, created.TaskId);
        Assert.True(reads.Attempts > 0);
    }
}
