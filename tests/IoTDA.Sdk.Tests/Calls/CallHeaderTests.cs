using IoTDA.Sdk.Tests.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.Calls;

/// <summary>The headers that a view adds, and those that it may not.</summary>
public sealed class CallHeaderTests
{
    private const string Secret = "hunter2-key-of-a-gateway";

    private readonly ManualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_sent_with_each_attempt_beside_the_client_s_own()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Json(503, "{}"), StubAnswer.Empty(204));
        using IoTDAClient client = Clients.Of(server, _clock);

        await _clock.RunAsync(client.With(new CallOptions { Headers = { ["X-Route"] = "blue lane", ["traceparent"] = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" } })
            .BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal(
            ("blue lane", Clients.Token, Clients.InstanceId), (request.Header("X-Route"), request.Header("X-Auth-Token"), request.Header("Instance-Id"))));
        Assert.Equal(server.Requests[0].Header("traceparent"), server.Requests[1].Header("traceparent"));
    }

    [Theory]
    [InlineData(SigningAlgorithm.SdkHmacSha256)]
    [InlineData(SigningAlgorithm.V11HmacSha256)]
    public async Task A_signature_covers_what_it_covers_without_them(SigningAlgorithm algorithm)
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204), StubAnswer.Empty(204));
        using IoTDAClient client = Clients.Of(server, _clock, options =>
        {
            options.Token = null;
            options.SigningAlgorithm = algorithm;
            options.Region = "cn-north-4";
            options.AccessKey = new AccessKeyOptions { AccessKeyId = "AK", SecretAccessKey = "hunter2" };
        });

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        await client.With(new CallOptions { Headers = { ["X-Route"] = "blue", ["A-First"] = "1" } }).BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        // One clock, one path: the same signature.
        Assert.Equal([null, "blue"], server.Requests.Select(request => request.Header("X-Route")));
        Assert.StartsWith(algorithm == SigningAlgorithm.SdkHmacSha256 ? "SDK-HMAC-SHA256 " : "V11-HMAC-SHA256 ", server.Requests[0].Header("Authorization")!, StringComparison.Ordinal);
        Assert.Equal(server.Requests[0].Header("Authorization"), server.Requests[1].Header("Authorization"));
    }

    [Theory]
    [InlineData("X-Auth-Token")]
    [InlineData("x-auth-token")]
    [InlineData("X-Security-Token")]
    [InlineData("Authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("Cookie")]
    [InlineData("X-Sdk-Date")]
    [InlineData("X-Sdk-Content-Sha256")]
    [InlineData("X-Project-Id")]
    [InlineData("Instance-Id")]
    [InlineData("Host")]
    [InlineData("Content-Type")]
    [InlineData("Content-Length")]
    [InlineData("content-encoding")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Accept-Encoding")]
    [InlineData("User-Agent")]
    [InlineData("Connection")]
    [InlineData("Expect")]
    public void What_the_client_sets_itself_is_refused(string name)
        => Refused(new CallOptions { Headers = { [name] = Secret } }, $"CallOptions.Headers may not have {name}: credentials, connections and bodies are the client's own.");

    [Theory]
    [InlineData("")]
    [InlineData("X Route")]
    [InlineData("X-Route:")]
    [InlineData("X-Röute")]
    [InlineData("X-Route\r\nX-Auth-Token")]
    public void A_name_that_is_none_is_refused(string name)
    {
        string told = Refused(new CallOptions { Headers = { [name] = Secret } });

        Assert.StartsWith("CallOptions.Headers has a name that no header can have: ", told, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData(" hunter2")]
    [InlineData("hunter2 ")]
    [InlineData("hunter2\r\nX-Auth-Token: t")]
    [InlineData("hunter2\t")]
    [InlineData("hünter2")]
    [InlineData("hunter2\u007f")]
    public void A_value_that_is_no_header_text_is_refused_and_not_shown(string? value)
        => Refused(
            new CallOptions { Headers = { ["X-Route"] = value! } },
            "CallOptions.Headers: the value of X-Route has at least one character, all of them visible ASCII or spaces in between.");

    [Fact]
    public async Task Their_values_are_not_logged_nor_shown_where_an_answer_repeats_them()
    {
        await using StubServer server = await StubServer.StartAsync(
            StubAnswer.Json(503, "{}"), StubAnswer.Json(403, $$"""{"error_code":"GATEWAY.1","error_msg":"The key {{Secret}} is not known."}""", ("X-Request-Id", Secret)));
        LogLines log = new();
        using LoggerFactory loggers = new([log]);
        using IoTDAClient client = IoTDAClient.Create(Clients.Options(server.Address), timeProvider: _clock, loggerFactory: loggers);
        List<CallReport> reports = [];

        var failure = await Assert.ThrowsAsync<IoTDAServiceException>(() => _clock.RunAsync(
            client.With(new CallOptions { Headers = { ["X-Gateway-Key"] = Secret }, OnCompleted = reports.Add }).BatchTasks.DeleteAsync(Clients.TaskId, Cancellation)));

        Assert.Equal(Secret, server.Requests[1].Header("X-Gateway-Key"));
        Assert.True(log.Lines.Count >= 2);
        Assert.All([failure.ToString(), .. log.Lines, .. reports.Select(report => report.ToString())], text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
        Assert.Contains("GATEWAY.1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_added_to_the_options_afterwards_does_not_count()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        using IoTDAClient client = Clients.Of(server);
        CallOptions options = new() { Headers = { ["X-Route"] = "blue" } };
        IoTDAClient view = client.With(options);
        options.Headers["X-Auth-Token"] = "stolen";
        options.Headers["X-Route"] = "red";

        await view.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(("blue", Clients.Token), (server.Request.Header("X-Route"), server.Request.Header("X-Auth-Token")));
    }

    private static string Refused(CallOptions options, string? says = null)
    {
        using StubHandler service = new(StubHandler.Answer(204));
        using IoTDAClient client = Clients.Of(service);

        var refusal = Assert.Throws<OptionsValidationException>(() => client.With(options));

        string told = Assert.Single(refusal.Failures);
        Assert.Equal(says ?? told, told);
        Assert.DoesNotContain("hunter2", told, StringComparison.Ordinal);
        return told;
    }
}
