namespace IoTDA.Sdk.Tests.Texts;

/// <summary>What the service or something on the way answers, and what a call says of it after its only attempt.</summary>
internal static class AnswerTexts
{
    private const string Token = "miistatic";

    /// <summary>By their condition.</summary>
    private static readonly Dictionary<string, Func<HttpResponseMessage>> Answers = new()
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
        ["303 to a host that repeats the token"] = StubHandler.Answer(303, "", ("Location", $"https://{Token}.example")),
        ["307 without an address"] = StubHandler.Answer(307, ""),
        ["no such host"] = StubHandler.Throw(HttpRequestError.NameResolutionError),
        ["no connection"] = StubHandler.Throw(HttpRequestError.ConnectionError),
        ["no TLS"] = StubHandler.Throw(HttpRequestError.SecureConnectionError),
        ["no way through the proxy"] = StubHandler.Throw(HttpRequestError.ProxyTunnelError),
        ["a connection that is lost"] = StubHandler.Throw(HttpRequestError.ResponseEnded),
        ["a success without a body"] = StubHandler.Answer(200, ""),
        ["a success that is null"] = StubHandler.Answer(200, "null"),
        ["a success that is a page"] = StubHandler.Answer(200, "<html>Welcome</html>"),
        ["a success with a member that does not fit"] = StubHandler.Answer(200, """{"task_id":1,"batchtask":{"task_id":{}}}"""),
        ["a success that is no UTF-8"] = () => new HttpResponseMessage { Content = new ByteArrayContent([.. "{\"task_id\":\""u8, 0xFF, .. "\",\"batchtask\":{\"task_id\":\""u8, 0xFF, .. "\"}}"u8]) },
        ["a success that is too large"] = StubHandler.Answer(200, new string(' ', 5_000)),
        ["another task"] = StubHandler.Answer(200, """{"task_id":"a","task_name":"Other","batchtask":{"task_id":"abc"}}"""),
    };

    public static async Task TellAsync(TextFile file, TextLog log, string operation)
    {
        foreach ((string condition, Func<HttpResponseMessage> answer) in Answers)
        {
            await file.TellAsync(condition, operation, new Scene(log, new StubHandler(answer))
            {
                Configure = options => (options.Resilience.MaxAttempts, options.MaxResponseSize, options.Token) = (1, 4_096, Token),
            });
        }
    }

    public static Func<HttpResponseMessage> Error(int status, string code, string words)
        => StubHandler.Answer(status, $$"""{"error_code":"{{code}}","error_msg":"{{words}}"}""", ("X-Request-Id", "5c8b"));
}
