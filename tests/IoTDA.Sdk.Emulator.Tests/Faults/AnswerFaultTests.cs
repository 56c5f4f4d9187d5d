using System.Net;
using System.Text.Json;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace IoTDA.Sdk.Emulator.Tests.Faults;

public sealed class AnswerFaultTests
{
    private static readonly TimeSpan TenYears = TimeSpan.FromDays(3650);

    public static TheoryData<Fault, int, string, string?> Statuses => new()
    {
        { Fault.RequestTimeout, 408, "EMULATOR.INJECTED_FAULT", null },
        { Fault.InternalServerError, 500, "EMULATOR.INJECTED_FAULT", null },
        { Fault.BadGateway, 502, "EMULATOR.INJECTED_FAULT", null },
        { Fault.ServiceUnavailable, 503, "EMULATOR.INJECTED_FAULT", null },
        { Fault.GatewayTimeout, 504, "EMULATOR.INJECTED_FAULT", null },
        { Fault.Answer(418), 418, "EMULATOR.INJECTED_FAULT", null },
        { Fault.ServiceThrottle, 403, "IOTDA.021101", null },
        { Fault.Throttle, 429, "APIGW.0308", null },
        { Fault.GatewayThrottle(60, TimeSpan.FromMinutes(5)), 429, "APIGW.0308", null },
        { Fault.ThrottleFor(TimeSpan.FromSeconds(2.5)), 429, "APIGW.0308", "3" },
        { Fault.ThrottleFor(TenYears), 429, "APIGW.0308", "315360000" },
        { Fault.ThrottleUntil(TimeSpan.FromSeconds(90)), 429, "APIGW.0308", "Sun, 22 Nov 2026 08:01:30 GMT" },
        { Fault.ThrottleUntil(TimeSpan.FromSeconds(-5)), 429, "APIGW.0308", "Sun, 22 Nov 2026 07:59:55 GMT" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task An_error_status_is_answered_instead_of_executing(Fault fault, int status, string code, string? retryAfter)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(EmulatedOperation.CreateBatchTask, fault);
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1"));

        Assert.Equal(((HttpStatusCode)status, code), (answer.Status, answer.ErrorCode));
        Assert.Equal(retryAfter, answer.Headers.GetValueOrDefault("Retry-After"));
        RecordedRequest request = Assert.Single(session.Emulator.Requests);
        Assert.Equal((fault, false, (int?)status), (request.Fault, request.Executed, request.StatusCode));
        Assert.Empty(session.Emulator.Tasks);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    [InlineData(500)]
    public async Task An_error_status_may_hide_that_the_task_was_created(int status)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(EmulatedOperation.CreateBatchTask, Fault.ExecuteThenAnswer(status));
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1"));

        Assert.Equal((HttpStatusCode)status, answer.Status);
        RecordedRequest request = Assert.Single(session.Emulator.Requests);
        Assert.Equal((true, (int?)status), (request.Executed, request.StatusCode));
        Assert.Equal(Assert.Single(session.Emulator.Tasks).Id, request.ResourceId);
    }

    [Fact]
    public async Task A_refused_request_is_not_executed_by_a_fault_that_executes()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.GatewayTimeoutAfterExecuting);
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1").Without("task_name"));

        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.Status);
        Assert.False(Assert.Single(session.Emulator.Requests).Executed);
    }

    [Theory]
    [InlineData(1, "1 second")]
    [InlineData(90, "90 second")]
    [InlineData(300, "5 minute")]
    [InlineData(7200, "2 hour")]
    [InlineData(86400, "1 day")]
    public async Task The_gateways_text_names_limit_and_period(int seconds, string period)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.GatewayThrottle(60, TimeSpan.FromSeconds(seconds)));
        Answer answer = await session.GetAsync("batchtask-files");

        Assert.EndsWith($"limit:60,time:{period}", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(answer.Headers["X-Request-Id"], answer.Json["request_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_expired_token_stays_expired()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.ExpiredToken);

        (await session.CreateAsync(Requests.Upgrade("d1"))).ShouldBeRefused(
            HttpStatusCode.Unauthorized, "APIGW.0301", "token must be updated");
        Assert.Equal(HttpStatusCode.Unauthorized, (await session.CreateAsync(Requests.Upgrade("d1"))).Status);
        Assert.Empty(session.Emulator.Tasks);
    }

    [Fact]
    public async Task Malformed_json_has_the_right_length_and_status()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.MalformedJson);
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1"));

        Assert.Equal((HttpStatusCode.Created, "application/json"), (answer.Status, answer.ContentType));
        Assert.StartsWith("{\"task_id\":", answer.Text, StringComparison.Ordinal);
        Assert.ThrowsAny<JsonException>(() => answer.Json);
        Assert.Single(session.Emulator.Tasks);
    }

    [Fact]
    public async Task Wrong_types_keep_the_members_and_change_their_kinds()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        JsonObject right = (await session.CreateAsync(Requests.Upgrade("d1"))).Json;
        session.Emulator.Faults.Next(Fault.WrongTypes);
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1"));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(right.Select(member => member.Key), answer.Json.Select(member => member.Key));
        Assert.All(right, member => Assert.NotEqual(member.Value!.GetValueKind(), answer.Json[member.Key]!.GetValueKind()));
        Assert.Equal(2, session.Emulator.Tasks.Count);
    }

    [Fact]
    public async Task An_empty_body_comes_with_success()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.EmptyBody);
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1"));

        Assert.Equal((HttpStatusCode.Created, "application/json", string.Empty), (answer.Status, answer.ContentType, answer.Text));
        Assert.Single(session.Emulator.Tasks);
    }

    [Theory]
    [InlineData(502)]
    [InlineData(200)]
    public async Task A_page_of_html_comes_from_somebody_on_the_way(int status)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(status == 200 ? Fault.HtmlPage : Fault.HtmlErrorPage);
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1"));

        Assert.Equal(((HttpStatusCode)status, "text/html"), (answer.Status, answer.ContentType));
        Assert.StartsWith("<html>", answer.Text, StringComparison.Ordinal);
        Assert.False(Assert.Single(session.Emulator.Requests).Executed);
        Assert.Empty(session.Emulator.Tasks);
    }

    [Theory]
    [InlineData(302, null, "https://elsewhere.invalid/")]
    [InlineData(307, "http://127.0.0.1:9/x", "http://127.0.0.1:9/x")]
    public async Task A_redirect_leads_to_another_host(int status, string? to, string location)
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.Faults.Next(Fault.Redirect(to is null ? null : new Uri(to), status));
        Answer answer = await session.CreateAsync(Requests.Upgrade("d1"));

        Assert.Equal(((HttpStatusCode)status, location), (answer.Status, answer.Headers["Location"]));
        Assert.Empty(session.Emulator.Tasks);
    }

    [Fact]
    public void Statuses_that_are_no_errors_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Answer(399));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.ExecuteThenAnswer(600));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Redirect(statusCode: 200));
    }
}
