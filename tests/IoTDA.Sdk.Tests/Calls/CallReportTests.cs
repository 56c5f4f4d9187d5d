using System.Net;
using IoTDA.Sdk.Tests.Authentication;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Tests.Calls;

/// <summary>What a view's callback is told of each call.</summary>
public sealed class CallReportTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly List<CallReport> _reports = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_success_after_a_retry_with_its_attempts_duration_and_request_id()
    {
        using StubHandler service = new(
            StubHandler.Answer(503, "{}", ("X-Request-Id", "first")), StubHandler.Answer(200, Operations.Success, ("X-Request-Id", "second")));
        using IoTDAClient client = Clients.Of(service, _clock);

        await _clock.RunAsync(Told(client).BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        Assert.Equal(
            new CallReport { Operation = "ShowBatchTask", StatusCode = HttpStatusCode.OK, RequestId = "second", Attempts = 2, Duration = TimeSpan.FromSeconds(0.6) },
            Assert.Single(_reports));
    }

    [Fact]
    public async Task A_create_is_told_of_before_its_caller_goes_on()
    {
        using StubHandler service = new(StubHandler.Answer(201, """{"task_id":"a"}""", ("X-Request-Id", "id")));
        using IoTDAClient client = Clients.Of(service, _clock);

        await Operations.All["CreateBatchTask"](Told(client), Cancellation);

        Assert.Equal(("CreateBatchTask", HttpStatusCode.Created, "id", 1, null), Assert.Single(_reports.Select(one => (one.Operation, one.StatusCode!.Value, one.RequestId, one.Attempts, one.Exception))));
    }

    [Fact]
    public async Task A_refusal_with_the_exception_that_its_caller_gets()
    {
        using StubHandler service = new(StubHandler.Answer(404, Fixture.Text("error.service"), ("X-Request-Id", "id")));
        using IoTDAClient client = Clients.Of(service, _clock);

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => Told(client).BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        CallReport report = Assert.Single(_reports);
        Assert.Same(failure, report.Exception);
        Assert.Equal((HttpStatusCode.NotFound, "id", 1), (report.StatusCode, report.RequestId, report.Attempts));
    }

    [Fact]
    public async Task A_call_whose_last_attempt_has_no_answer_has_no_status()
    {
        using StubHandler service = new(StubHandler.Answer(503), StubHandler.Throw(() => new IOException("reset")));
        using IoTDAClient client = Clients.Of(service, _clock);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(
            () => _clock.RunAsync(Told(client, new CallOptions { MaxAttempts = 2 }).BatchTasks.GetAsync(Clients.TaskId, Cancellation)));

        CallReport report = Assert.Single(_reports);
        Assert.Equal((null, null, 2), (report.StatusCode, report.RequestId, report.Attempts));
        Assert.Same(failure, report.Exception);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_read_is_a_failure_with_its_status()
    {
        using StubHandler service = new(StubHandler.Answer(200, "[]"));
        using IoTDAClient client = Clients.Of(service, _clock);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => Told(client).BatchTasks.GetAsync(Clients.TaskId, Cancellation));

        CallReport report = Assert.Single(_reports);
        Assert.Equal((HttpStatusCode.OK, 1), (report.StatusCode, report.Attempts));
        Assert.Same(failure, report.Exception);
    }

    [Fact]
    public async Task A_cancelled_call_is_told_of()
    {
        using SilentHandler service = new();
        using IoTDAClient client = Clients.Of(service, _clock);
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        Task call = Told(client).BatchTasks.GetAsync(Clients.TaskId, cancel.Token);
        await service.ArrivalAsync();

        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());

        CallReport report = Assert.Single(_reports);
        Assert.IsAssignableFrom<OperationCanceledException>(report.Exception);
        Assert.Equal((null, 1), (report.StatusCode, report.Attempts));
    }

    [Fact]
    public async Task A_call_without_credentials_has_an_attempt_and_no_status()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, _clock, tokens: new NoTokens());

        var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => Told(client).BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Same(failure, Assert.Single(_reports).Exception);
        Assert.Equal(0, service.Attempts);
    }

    [Fact]
    public async Task A_call_whose_project_is_not_found_has_no_attempt()
    {
        using StubHandler service = new(StubHandler.Answer(403));
        using IoTDAClient client = Clients.Of(
            service,
            _clock,
            options =>
            {
                (options.ProjectId, options.ProjectName, options.IamEndpoint) = (null, "cn-north-4", new Uri("https://iam.example"));
            });

        var failure = await Assert.ThrowsAsync<IoTDACredentialException>(() => Told(client).BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        CallReport report = Assert.Single(_reports);
        Assert.Same(failure, report.Exception);
        Assert.Equal(("DeleteBatchTask", null, 0), (report.Operation, report.StatusCode, report.Attempts));
    }

    [Fact]
    public async Task Each_page_of_a_list_is_a_call()
    {
        using StubHandler service = new(
            StubHandler.Answer(200, """{"devices":[{"device_id":"a"}],"page":{"count":2,"marker":"m"}}""", ("X-Request-Id", "1")),
            StubHandler.Answer(200, """{"devices":[{"device_id":"b"}],"page":{"count":2,"marker":"n"}}""", ("X-Request-Id", "2")));
        using IoTDAClient client = Clients.Of(service, _clock);

        List<Device> devices = await Told(client).Devices.ListAsync(new DeviceQuery { PageSize = 1 }, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["a", "b"], devices.Select(device => device.DeviceId));
        Assert.Equal([("ListDevices", "1"), ("ListDevices", "2")], _reports.Select(report => (report.Operation, report.RequestId)));
    }

    [Theory]
    [InlineData("CreateBatchTask")]
    [InlineData("DeleteBatchTask")]
    [InlineData("ShowBatchTask")]
    [InlineData("UploadBatchTaskFile")]
    [InlineData("ListDevices")]
    public async Task What_a_callback_throws_is_logged_and_an_executed_call_stays_a_success(string operation)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(200, Operations.Success));
        LogLines log = new();
        using LoggerFactory loggers = new([log]);
        using IoTDAClient client = IoTDAClient.Create(Clients.Options(server.Address), loggerFactory: loggers);

        await Operations.All[operation](client.With(new CallOptions { OnCompleted = _ => throw new InvalidOperationException("hunter2") }), Cancellation);

        Assert.Single(server.Requests);
        Assert.Contains($"{operation}: CallOptions.OnCompleted threw InvalidOperationException; the call ends as it would have without.", log.Lines.Select(line => line.Trim()));
        Assert.All(log.Lines, line => Assert.DoesNotContain("hunter2", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_callback_throws_does_not_hide_the_failure_of_a_call()
    {
        using StubHandler service = new(StubHandler.Answer(404, Fixture.Text("error.service")));
        using IoTDAClient client = Clients.Of(service, _clock);

        await Assert.ThrowsAsync<IoTDAServiceException>(
            () => client.With(new CallOptions { OnCompleted = _ => throw new InvalidOperationException() }).BatchTasks.GetAsync(Clients.TaskId, Cancellation));
    }

    [Fact]
    public async Task A_request_that_breaks_a_limit_is_no_call()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service, _clock, options => options.ValidateRequests = false);

        await Assert.ThrowsAsync<RequestValidationException>(() => Told(client).BatchTasks.DeleteAsync("..", Cancellation));

        Assert.Empty(_reports);
    }

    private IoTDAClient Told(IoTDAClient client, CallOptions? options = null) => client.With(options ?? new CallOptions()).With(new CallOptions { OnCompleted = _reports.Add });

    private sealed class NoTokens : ITokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("There is none.");

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}
