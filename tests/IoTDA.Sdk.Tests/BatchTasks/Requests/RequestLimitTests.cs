namespace IoTDA.Sdk.Tests.BatchTasks.Requests;

/// <summary>Every documented limit of CreateBatchTask: what it just allows is sent, what it just refuses is not.</summary>
public sealed class RequestLimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => new(LimitCase.All.Keys.Concat(DocumentLimitCase.All.Keys));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_request_at_the_limit_is_sent(string name)
    {
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service, new ManualTimeProvider());

        await client.BatchTasks.CreateAsync(Find(name).Allowed, Cancellation);

        Assert.Equal(1, service.Attempts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_request_over_the_limit_is_refused_and_the_member_and_rule_are_named(string name)
    {
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service, new ManualTimeProvider());

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.CreateAsync(Find(name).Refused, Cancellation));

        RequestViolation violation = Assert.Single(refusal.Violations);
        Assert.Equal(Find(name).Member, violation.Member);
        Assert.Contains(Find(name).Rule, violation.Rule, StringComparison.Ordinal);
        Assert.Equal(0, service.Attempts);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task With_the_switch_off_it_is_sent_all_the_same(string name)
    {
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service, new ManualTimeProvider(), options => options.ValidateRequests = false);

        await client.BatchTasks.CreateAsync(Find(name).Refused, Cancellation);

        Fixture.AssertEqual(WireText.WriteJson(Find(name).Refused), System.Text.Json.Nodes.JsonNode.Parse(Assert.Single(service.Bodies)));
    }

    [Fact]
    public async Task Five_mistakes_give_one_exception_with_five_entries_and_no_request()
    {
        await using StubServer server = await StubServer.StartAsync();
        using IoTDAClient client = Clients.Of(server, new ManualTimeProvider());
        SoftwareUpgradeRequest request = new()
        {
            TaskName = new string('x', 129),
            AppId = "my space",
            Targets = BatchTargets.Devices("meter_1", "meter 2"),
            Document = new UpgradeDocument("32822e5744a45ede319d2c50"),
            Policy = new TaskPolicy { Retry = new TaskRetry(9, TimeSpan.FromSeconds(90)) },
        };

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.CreateAsync(request, Cancellation));

        Assert.Equal("CreateBatchTask", refusal.Operation);
        Assert.Equal(
            [
                new("TaskName", $"'{new string('x', 40)}…' (129 characters)", "1 to 128 letters, digits, '_' and Chinese characters"),
                new("AppId", "'my space'", "1 to 36 letters, digits, '_' and '-'"),
                new("Targets.DeviceIds[1]", "'meter 2'", "1 to 128 letters, digits, '_' and '-'"),
                new("Policy.Retry.Count", "9", "1 to 5 retries"),
                new("Policy.Retry.Interval", "00:01:30", "0 to 1440 minutes, whole minutes"),
            ],
            refusal.Violations);
        Assert.Equal(
            $"""
            CreateBatchTask was not sent: it breaks 5 limits of the service.
              TaskName: 1 to 128 letters, digits, '_' and Chinese characters; it is '{new string('x', 40)}…' (129 characters).
              AppId: 1 to 36 letters, digits, '_' and '-'; it is 'my space'.
              Targets.DeviceIds[1]: 1 to 128 letters, digits, '_' and '-'; it is 'meter 2'.
              Policy.Retry.Count: 1 to 5 retries; it is 9.
              Policy.Retry.Interval: 0 to 1440 minutes, whole minutes; it is 00:01:30.
            """,
            refusal.Message,
            ignoreLineEndingDifferences: true);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Of_many_bad_ids_ten_are_named_and_the_rest_counted()
    {
        using StubHandler service = new(StubHandler.Answer(500));
        using IoTDAClient client = Clients.Of(service);
        FreezeDevicesRequest request = new() { TaskName = "a", Targets = BatchTargets.Devices([.. Enumerable.Repeat("bad id", 25_000)]) };

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(() => client.BatchTasks.CreateAsync(request, Cancellation));

        Assert.Equal(11, refusal.Violations.Count);
        Assert.Equal("Targets.DeviceIds[9]", refusal.Violations[9].Member);
        Assert.Equal(("Targets.DeviceIds", "25000 bad ids, of which 10 are named here"), (refusal.Violations[10].Member, refusal.Violations[10].Value));
        Assert.Equal(0, service.Attempts);
    }

    [Fact]
    public async Task What_a_request_must_have_is_asked_for_where_a_null_stands_in_its_place()
    {
        using StubHandler service = new(StubHandler.Answer(500));
        using IoTDAClient client = Clients.Of(service);
        Task Create(CreateBatchTaskRequest request) => client.BatchTasks.CreateAsync(request, Cancellation);

        var targets = await Assert.ThrowsAsync<RequestValidationException>(() => Create(new FreezeDevicesRequest { TaskName = "a", Targets = null! }));
        var paras = await Assert.ThrowsAsync<RequestValidationException>(
            () => Create(new CreateCommandsRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = new() { Paras = null! } }));
        var message = await Assert.ThrowsAsync<RequestValidationException>(
            () => Create(new CreateMessagesRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Document = new() { Message = null! } }));

        Assert.Equal(
            ["Targets", "Document.Paras", "Document.Message"],
            new[] { targets, paras, message }.Select(refusal => Assert.Single(refusal.Violations).Member));
        Assert.Equal(0, service.Attempts);
    }

    [Fact]
    public async Task A_control_character_is_shown_and_does_not_break_the_line()
    {
        using StubHandler service = new(StubHandler.Answer(500));
        using IoTDAClient client = Clients.Of(service);

        var refusal = await Assert.ThrowsAsync<RequestValidationException>(
            () => client.BatchTasks.CreateAsync(new FreezeDevicesRequest { TaskName = "a\r\nb", Targets = BatchTargets.Devices("d") }, Cancellation));

        Assert.Equal("'a\\u000d\\u000ab'", Assert.Single(refusal.Violations).Value);
    }

    [Fact]
    public async Task A_time_in_the_past_is_left_to_the_service()
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service, clock);
        TaskPolicy policy = new() { ScheduleTime = clock.GetUtcNow().AddYears(-1) };

        await client.BatchTasks.CreateAsync(new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Policy = policy }, Cancellation);

        Assert.Contains("\"schedule_time\":\"20251122T080000Z\"", Assert.Single(service.Bodies), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 169, true)]
    [InlineData(2, 171, false)]
    [InlineData(-2, 165, true)]
    [InlineData(-2, 167, false)]
    public async Task A_schedule_is_judged_by_the_service_s_clock_once_that_is_known(int hoursAhead, int scheduledInHours, bool isSent)
    {
        ManualTimeProvider clock = new();
        string date = (clock.GetUtcNow() + TimeSpan.FromHours(hoursAhead)).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        using StubHandler service = new(StubHandler.Answer(200, Operations.Success, ("Date", date)), StubHandler.Answer(201, Operations.Success));
        using IoTDAClient client = Clients.Of(service, clock);
        await client.BatchTaskFiles.ListAsync(Cancellation);
        TaskPolicy policy = new() { ScheduleTime = clock.GetUtcNow() + TimeSpan.FromHours(scheduledInHours) };

        Task Create() => client.BatchTasks.CreateAsync(new FreezeDevicesRequest { TaskName = "a", Targets = BatchTargets.Devices("d"), Policy = policy }, Cancellation);
        if (isSent)
        {
            await Create();
        }
        else
        {
            Assert.Equal("Policy.ScheduleTime", Assert.Single((await Assert.ThrowsAsync<RequestValidationException>(Create)).Violations).Member);
        }

        Assert.Equal(isSent ? 2 : 1, service.Attempts);
    }

    private static LimitCase Find(string name) => LimitCase.All.TryGetValue(name, out LimitCase? found) ? found : DocumentLimitCase.All[name];
}
