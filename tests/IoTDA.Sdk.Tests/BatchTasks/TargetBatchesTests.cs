using System.Net;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Tests.BatchTasks;

/// <summary>Stop, retry and confirm of more targets than one request takes.</summary>
public sealed class TargetBatchesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(100, new[] { 100 })]
    [InlineData(101, new[] { 100, 1 })]
    [InlineData(200, new[] { 100, 100 })]
    [InlineData(250, new[] { 100, 100, 50 })]
    public async Task Targets_go_out_in_hundreds_and_every_result_comes_back_in_order(int count, int[] sizes)
    {
        await using StubServer server = await StubServer.StartAsync(Succeed);
        using IoTDAClient client = Clients.Of(server);
        string[] targets = Devices(count);

        IReadOnlyList<BatchTargetResult> results = await client.BatchTasks.ConfirmAsync(Clients.TaskId, targets, Cancellation);

        Assert.Equal(sizes, server.Requests.Select(request => Targets(request).Length));
        Assert.Equal(targets, server.Requests.SelectMany(Targets));
        Assert.Equal(targets, results.Select(result => result.Target));
        Assert.All(server.Requests, request => Assert.EndsWith("/confirm", request.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_failure_in_the_middle_tells_what_is_done_and_what_is_left()
    {
        await using StubServer server = await StubServer.StartAsync(
            request => Targets(request)[0] == "d101" ? StubAnswer.Json(403, Fixture.Text("error.service")) : Succeed(request));
        using IoTDAClient client = Clients.Of(server);
        string[] targets = Devices(250);

        var failure = await Assert.ThrowsAsync<BatchTargetsIncompleteException>(() => client.BatchTasks.StopAsync(Clients.TaskId, targets, Cancellation));

        Assert.Equal(targets[..100], failure.Completed.Select(result => result.Target));
        Assert.Equal(targets[100..], failure.Remaining);
        var cause = Assert.IsType<IoTDAServiceException>(failure.InnerException);
        Assert.Equal(HttpStatusCode.Forbidden, cause.StatusCode);
        Assert.Equal(("StopBatchTask", false), (failure.Operation, failure.IsTransient));
        Assert.Equal($"StopBatchTask broke off after 100 of 250 targets. {cause.Message}", failure.Message);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_passing_failure_in_the_middle_is_marked_as_passing()
    {
        await using StubServer server = await StubServer.StartAsync(
            request => Targets(request)[0] == "d101" ? StubAnswer.Empty(503) : Succeed(request));
        using IoTDAClient client = Clients.Of(server);

        var failure = await Assert.ThrowsAsync<BatchTargetsIncompleteException>(() => client.BatchTasks.RetryAsync(Clients.TaskId, Devices(150), Cancellation));

        Assert.True(failure.IsTransient);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_failure_of_the_first_request_is_thrown_as_it_is()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(404, Fixture.Text("error.service")));
        using IoTDAClient client = Clients.Of(server);

        await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.StopAsync(Clients.TaskId, Devices(250), Cancellation));
    }

    [Fact]
    public async Task Cancelling_in_the_middle_loses_nothing_of_what_is_done()
    {
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using StubServer server = await StubServer.StartAsync(request =>
        {
            if (Targets(request)[0] != "d101")
            {
                return Succeed(request);
            }

            cancel.Cancel();
            return StubAnswer.Silence;
        });
        using IoTDAClient client = Clients.Of(server);

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.BatchTasks.StopAsync(Clients.TaskId, Devices(150), cancel.Token));

        Assert.Equal(cancel.Token, cancelled.CancellationToken);
        var done = Assert.IsType<BatchTargetsIncompleteException>(cancelled.InnerException);
        Assert.Equal((100, 50), (done.Completed.Count, done.Remaining.Count));
        Assert.IsAssignableFrom<OperationCanceledException>(done.InnerException);
    }

    [Fact]
    public async Task Cancelling_the_first_request_is_a_cancellation_and_nothing_else()
    {
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using StubServer server = await StubServer.StartAsync(_ =>
        {
            cancel.Cancel();
            return StubAnswer.Silence;
        });
        using IoTDAClient client = Clients.Of(server);

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.BatchTasks.StopAsync(Clients.TaskId, Devices(150), cancel.Token));

        Assert.IsNotType<BatchTargetsIncompleteException>(cancelled.InnerException);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_targets_are_refused_always_since_they_would_mean_all(bool validate)
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Clients.Of(server, configure: options => options.ValidateRequests = validate);

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.StopAsync(Clients.TaskId, [], Cancellation));

        Assert.Equal("Targets", Assert.Single(refusal.Violations).Member);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_bad_target_among_many_keeps_all_of_them_from_being_sent()
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Clients.Of(server);

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(
            () => client.BatchTasks.StopAsync(Clients.TaskId, [.. Devices(249), "d 250"], Cancellation));

        Assert.Equal("Targets[249]", Assert.Single(refusal.Violations).Member);
        Assert.Empty(server.Requests);
    }

    private static string[] Devices(int count) => [.. Enumerable.Range(1, count).Select(number => $"d{number}")];

    private static string[] Targets(StubRequest request) => [.. request.Json["targets"]!.AsArray().Select(target => target!.GetValue<string>())];

    private static StubAnswer Succeed(StubRequest request) => StubAnswer.Ok(new JsonObject
    {
        ["targets"] = new JsonArray([.. Targets(request).Select(target => new JsonObject { ["target"] = target, ["status"] = "success" })]),
    }.ToJsonString());
}
