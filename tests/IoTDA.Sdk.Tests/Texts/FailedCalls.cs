using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.Tests.Authentication;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>Calls that fail, each with what happens to its attempts.</summary>
internal static class FailedCalls
{
    private const string NotFound = """{"batchtasks":[]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>What the service or something on the way does, by its condition.</summary>
    public static IReadOnlyDictionary<string, Func<HttpResponseMessage>> Answers { get; } = new Dictionary<string, Func<HttpResponseMessage>>
    {
        ["400 without a body"] = StubHandler.Answer(400, ""),
        ["400 with words that end in a full stop"] = Error(400, "IOTDA.000006", "Invalid input data."),
        ["400 that misses a token"] = Error(400, "APIGW.0000", "Missing request header X-Auth-Token"),
        ["400, not a target"] = Error(400, "IOTDA.014219", "The target is not in the task."),
        ["400, a name that exists"] = Error(400, "IOTDA.014602", "The file exists."),
        ["400, a file that is too large"] = Error(400, "IOTDA.014603", "The file is too large."),
        ["401 without a code"] = StubHandler.Answer(401, ""),
        ["401 with its status for a code"] = Error(401, "401", "Unauthorized"),
        ["401 of the gateway"] = Error(401, "APIGW.0301", "Incorrect IAM authentication information"),
        ["403, not subscribed"] = Error(403, "IOTDA.000021", "Not subscribed."),
        ["403, no permission"] = Error(403, "IOTDA.000022", "No permission."),
        ["403, no such resource space"] = Error(403, "IOTDA.001006", "The application does not exist."),
        ["404"] = StubHandler.Answer(404, ""),
        ["404 of the gateway"] = Error(404, "APIGW.0101", "The API does not exist"),
        ["404, a file that is gone"] = Error(404, "IOTDA.014600", "The file does not exist."),
        ["429 with Retry-After"] = StubHandler.Answer(429, """{"error_code":"APIGW.0308","error_msg":"Throttled"}""", ("Retry-After", "5"), ("X-Request-Id", "5c8b")),
        ["502 with a page"] = StubHandler.Answer(502, "<html>Bad Gateway</html>"),
        ["503"] = StubHandler.Answer(503, ""),
        ["301 to another host"] = StubHandler.Answer(301, "", ("Location", "https://portal.example/login?secret=hunter2")),
        ["302 to another path"] = StubHandler.Answer(302, "", ("Location", "/login")),
        ["307 without an address"] = StubHandler.Answer(307, ""),
        ["no such host"] = StubHandler.Throw(HttpRequestError.NameResolutionError),
        ["no connection"] = StubHandler.Throw(HttpRequestError.ConnectionError),
        ["no TLS"] = StubHandler.Throw(HttpRequestError.SecureConnectionError),
        ["no way through the proxy"] = StubHandler.Throw(HttpRequestError.ProxyTunnelError),
        ["a connection that is lost"] = StubHandler.Throw(HttpRequestError.ResponseEnded),
        ["a timeout of the host's"] = StubHandler.Throw(static () => new TaskCanceledException("stub", new TimeoutException())),
        ["a handler that fails"] = StubHandler.Throw(static () => new FormatException("stub")),
        ["a success without a body"] = StubHandler.Answer(200, ""),
        ["a success that is null"] = StubHandler.Answer(200, "null"),
        ["a success that is a page"] = StubHandler.Answer(200, "<html>Welcome</html>"),
        ["a success that is too large"] = StubHandler.Answer(200, new string(' ', 5_000)),
        ["another task"] = StubHandler.Answer(200, """{"task_id":"a","task_name":"Other","batchtask":{"task_id":"abc"}}"""),
    };

    /// <summary>The message of one call after one attempt.</summary>
    public static async Task<string> MessageAsync(string operation, Func<HttpResponseMessage> answer, LogLines log)
    {
        using StubHandler service = new(answer);
        using IoTDAClient client = Client(service, log, options => (options.Resilience.MaxAttempts, options.MaxResponseSize) = (1, 4_096));
        return await MessageAsync(Operations.All[operation](client, Cancellation), new ManualTimeProvider());
    }

    /// <summary>Calls whose story is longer.</summary>
    public static async Task<IReadOnlyList<(string Condition, string Message)>> StoriesAsync(LogLines log)
    {
        List<(string, string)> told = [];
        ManualTimeProvider clock = new();
        async Task TellAsync(string condition, string operation, HttpMessageHandler service, Action<IoTDAClientOptions>? configure = null, bool disposed = false)
        {
            using IoTDAClient client = Client(service, log, configure, clock);
            if (disposed)
            {
                client.Dispose();
            }

            told.Add((condition, await MessageAsync(Operations.All[operation](client, Cancellation), clock)));
        }

        await TellAsync("a client that is disposed", "CreateBatchTask", new StubHandler(StubHandler.Answer(200)), disposed: true);
        await TellAsync("a read that fails four times", "ShowBatchTask", new StubHandler(StubHandler.Answer(503, "")));
        await TellAsync("a wait that is too long", "ShowBatchTask", new StubHandler(StubHandler.Answer(429, "", ("Retry-After", "3600"))));
        await TellAsync("a budget that is used up", "ShowBatchTask", new StubHandler(StubHandler.Answer(503, "")), options => options.Resilience.RetryBudget = 1);
        await TellAsync("a delete that was done by its first attempt", "DeleteBatchTask", new StubHandler(StubHandler.Answer(502, ""), StubHandler.Answer(404, "")));
        foreach ((string condition, string list) in new[]
        {
            ("a create that is lost and not found", NotFound),
            ("a create that is lost and found twice", Tasks("a1", "a2")),
            ("a create that is lost and found", Tasks("a1")),
        })
        {
            await TellAsync(
                condition, "CreateBatchTask", new ByMethod(new StubHandler(StubHandler.Throw(HttpRequestError.ResponseEnded)), new StubHandler(StubHandler.Answer(200, list))), Recovering);
        }

        await TellAsync(
            "a create that is lost and cannot be looked for", "CreateBatchTask",
            new ByMethod(new StubHandler(StubHandler.Throw(HttpRequestError.ResponseEnded)), new StubHandler(Error(403, "IOTDA.000022", "No permission."))), Recovering);
        await TellAsync(
            "a stop that is lost", "StopBatchTask",
            new ByMethod(
                new StubHandler(StubHandler.Throw(HttpRequestError.ResponseEnded)),
                new StubHandler(StubHandler.Answer(200, Shown("Processing")))),
            Recovering);
        await TellAsync(
            "a stop that is lost and done", "StopBatchTask",
            new ByMethod(
                new StubHandler(StubHandler.Throw(HttpRequestError.ResponseEnded)),
                new StubHandler(StubHandler.Answer(200, Shown("Stopped")))),
            Recovering);
        return told;
    }

    private static void Recovering(IoTDAClientOptions options) => (options.Recovery.Enabled, options.Recovery.SettlingTime) = (true, TimeSpan.Zero);

    private static IoTDAClient Client(HttpMessageHandler service, LogLines log, Action<IoTDAClientOptions>? configure, ManualTimeProvider? clock = null)
        => IoTDAClient.CreateUnchecked(
            Clients.Options(new Uri("https://iotda.example"), configure),
            new ClientSetup { Name = "east", Environment = new EnvironmentVariables(_ => null), TimeProvider = clock ?? new ManualTimeProvider(), Logger = log, CreatePrimary = _ => service });

    private static async Task<string> MessageAsync(Task call, ManualTimeProvider clock)
    {
        try
        {
            await clock.RunAsync(call);
            await call;
            return "(no failure)";
        }
        catch (Exception exception) when (exception is IoTDAException or RequestValidationException)
        {
            return exception.Message;
        }
    }

    private static string Tasks(params string[] ids)
    {
        IEnumerable<string> tasks = ids.Select(id => $$"""{"task_id":"{{id}}","task_name":"Freeze","task_type":"freezeDevices","targets":["d1","d2"],"create_time":"20991231T000000Z"}""");
        return $$"""{"batchtasks":[{{string.Join(',', tasks)}}]}""";
    }

    private static string Shown(string status) => $$$"""{"batchtask":{"task_id":"{{{Clients.TaskId}}}","status":"{{{status}}}"}}""";

    private static Func<HttpResponseMessage> Error(int status, string code, string words)
        => StubHandler.Answer(status, $$"""{"error_code":"{{code}}","error_msg":"{{words}}"}""", ("X-Request-Id", "5c8b"));
}
