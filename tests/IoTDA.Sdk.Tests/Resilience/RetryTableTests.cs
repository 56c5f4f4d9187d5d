namespace IoTDA.Sdk.Tests.Resilience;

/// <summary>Every operation and every failure: how often it is tried, and what comes out in the end.</summary>
public sealed class RetryTableTests
{
    /// <summary>What becomes of a failure: after it a repeatable request, or any request, may be tried again, or none.</summary>
    private enum Again
    {
        Never,
        IfRepeatable,
        Always,
    }

    private static Dictionary<string, (Again Again, Func<HttpResponseMessage> Fail)> Failures { get; } = new()
    {
        ["101"] = (Again.Never, StubHandler.Answer(101)),
        ["303"] = (Again.Never, StubHandler.Answer(303)),
        ["302"] = (Again.Never, StubHandler.Answer(302)),
        ["400"] = (Again.Never, StubHandler.Answer(400)),
        ["401"] = (Again.Never, StubHandler.Answer(401)),
        ["403"] = (Again.Never, StubHandler.Answer(403, Fixture.Text("error.service"))),
        ["404"] = (Again.Never, StubHandler.Answer(404)),
        ["409"] = (Again.Never, StubHandler.Answer(409)),
        ["501"] = (Again.Never, StubHandler.Answer(501)),
        ["408"] = (Again.IfRepeatable, StubHandler.Answer(408)),
        ["500"] = (Again.IfRepeatable, StubHandler.Answer(500)),
        ["502"] = (Again.IfRepeatable, StubHandler.Answer(502, "<html>")),
        ["503"] = (Again.IfRepeatable, StubHandler.Answer(503)),
        ["504"] = (Again.IfRepeatable, StubHandler.Answer(504)),
        ["connection lost"] = (Again.IfRepeatable, StubHandler.Throw(HttpRequestError.ResponseEnded)),
        ["protocol broken"] = (Again.IfRepeatable, StubHandler.Throw(HttpRequestError.InvalidResponse)),
        ["reading failed"] = (Again.IfRepeatable, StubHandler.Throw(() => new IOException("stub"))),
        ["not resolved"] = (Again.Always, StubHandler.Throw(HttpRequestError.NameResolutionError)),
        ["refused"] = (Again.Always, StubHandler.Throw(HttpRequestError.ConnectionError)),
        ["TLS failed"] = (Again.Always, StubHandler.Throw(HttpRequestError.SecureConnectionError)),
        ["proxy failed"] = (Again.Always, StubHandler.Throw(HttpRequestError.ProxyTunnelError)),
        ["a handler's own timeout"] = (Again.IfRepeatable, StubHandler.Throw(() => new TaskCanceledException("stub", new TimeoutException()))),
        ["429"] = (Again.Always, StubHandler.Answer(429)),
        ["429 of the gateway"] = (Again.Always, StubHandler.Answer(429, """{"error_code":"APIGW.0308"}""")),
        ["403 for throttling"] = (Again.Always, StubHandler.Answer(403, """{"error_code":"IOTDA.021101"}""")),
        ["403 for throttling, other code"] = (Again.Always, StubHandler.Answer(403, """{"error_code":"IOTDA.021102"}""")),
        ["503 for throttling"] = (Again.Always, StubHandler.Answer(503, """{"error_code":"APIG.0308"}""")),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Table
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach ((string operation, string failure) in Operations.All.Keys.SelectMany(operation => Failures.Keys.Select(failure => (operation, failure))))
            {
                rows.Add(operation, failure);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_failure_that_lasts_is_tried_as_often_as_is_safe(string operation, string failure)
    {
        (Again again, Func<HttpResponseMessage> fail) = Failures[failure];
        int tries = again == Again.Always || (again == Again.IfRepeatable && Operations.Repeatable.Contains(operation)) ? 4 : 1;
        ManualTimeProvider clock = new();
        using StubHandler service = new(fail);
        using IoTDAClient client = Clients.Of(service, clock);

        var error = await Assert.ThrowsAnyAsync<IoTDAException>(() => clock.RunAsync(Operations.All[operation](client, Cancellation)));

        Assert.Equal((operation, tries), (error.Operation, service.Attempts));
        Assert.Equal(again != Again.Never, error.IsTransient);
        Assert.Equal(tries - 1, clock.Delays.Count);
        Assert.Single(service.Bodies.Distinct());
        Assert.All(service.Responses, response => Assert.True(response.IsDisposed));
        if (error is IoTDATransportException transport)
        {
            Assert.Equal(again == Again.IfRepeatable, transport.MayHaveExecuted);
        }
        else
        {
            Assert.Equal(again == Again.IfRepeatable || failure is "101" or "303" or "501", error.MayHaveExecuted);
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_failure_that_passes_is_forgotten_where_another_try_is_safe(string operation, string failure)
    {
        (Again again, Func<HttpResponseMessage> fail) = Failures[failure];
        ManualTimeProvider clock = new();
        using StubHandler service = new(fail, StubHandler.Answer(200, Operations.SuccessOf(operation)));
        using IoTDAClient client = Clients.Of(service, clock);
        Task call = clock.RunAsync(Operations.All[operation](client, Cancellation));

        if (again == Again.Always || (again == Again.IfRepeatable && Operations.Repeatable.Contains(operation)))
        {
            await call.Soon();
            Assert.Equal(2, service.Attempts);
            Assert.Equal(service.Bodies[0], service.Bodies[1]);
        }
        else
        {
            await Assert.ThrowsAnyAsync<IoTDAException>(() => call.Soon());
            Assert.Equal(1, service.Attempts);
        }

        Assert.All(service.Responses, response => Assert.True(response.IsDisposed));
    }

    [Fact]
    public async Task A_body_that_is_cut_off_is_a_failed_try_like_any_other()
    {
        ManualTimeProvider clock = new();
        await using StubServer server = await StubServer.StartAsync(
            StubAnswer.CutOff(200, """{"files":[]}"""), StubAnswer.Reset, StubAnswer.Ok(Fixture.Text("list-batch-task-files.response")));
        using IoTDAClient client = Clients.Of(server, clock);

        Assert.Equal(2, (await clock.RunAsync(client.BatchTaskFiles.ListAsync(Cancellation))).Count);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task An_upload_is_sent_whole_at_each_try_over_the_wire()
    {
        ManualTimeProvider clock = new();
        using MockService service = new();
        service.Answer(Upload(), Empty(429), Empty(429), Json(201, Fixture.Text("upload-batch-task-file.response")));
        using IoTDAClient client = Clients.Of(service, clock);

        await clock.RunAsync(Operations.All["UploadBatchTaskFile"](client, Cancellation));

        Assert.Contains("rows of the sheet", Assert.Single(service.Bodies.Distinct()), StringComparison.Ordinal);
        Assert.All(service.Requests, request => Assert.Equal(service.Requests[0].Headers, request.Headers));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(10, 10)]
    public async Task The_number_of_tries_is_an_option(int max, int tries)
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(StubHandler.Answer(503));
        using IoTDAClient client = Clients.Of(service, clock, options =>
        {
            options.Resilience.MaxAttempts = max;
            options.Resilience.TotalTimeout = TimeSpan.FromHours(1);
        });

        await Assert.ThrowsAsync<IoTDAServiceException>(() => clock.RunAsync(client.BatchTasks.GetAsync(Clients.TaskId, Cancellation)));

        Assert.Equal(tries, service.Attempts);
    }
}
