using IoTDA.Sdk.Tests.Authentication;
using IoTDA.Sdk.Tests.Authentication.Iam;

namespace IoTDA.Sdk.Tests.Texts;

/// <summary>Credentials that are refused or cannot be had: IAM's answers, providers of the application's own, access keys.</summary>
internal static class CredentialTexts
{
    private const string Create = "CreateBatchTask";

    private static readonly Func<HttpResponseMessage> Refused = StubHandler.Answer(401, """{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}""", ("X-IAM-Trace-Id", "7f2a"));

    private static readonly Func<HttpResponseMessage> Token = StubHandler.Answer(
        201, """{"token":{"expires_at":"2026-11-23T08:00:00.000000Z","issued_at":"2026-11-22T08:00:00.000000Z"}}""", ("X-Subject-Token", "MIIiam"));

    public static async Task TellAsync(TextFile file, TextLog log)
    {
        await TellLoginsAsync(file, log);
        await TellTokensAsync(file, log);
        await TellProjectsAsync(file, log);
        await TellProvidersAsync(file, log);
        await TellKeysAsync(file, log);
        await TellCachesAsync(file, log);
    }

    private static async Task TellLoginsAsync(TextFile file, TextLog log)
    {
        foreach ((string condition, Func<HttpResponseMessage> answer) in new (string, Func<HttpResponseMessage>)[]
        {
            ("IAM refuses the password", Refused),
            ("IAM forbids the login", StubHandler.Answer(403, """{"error":{"code":403,"message":"You are not authorized to perform the requested action.","title":"Forbidden"}}""")),
            ("IAM does not know the project", StubHandler.Answer(404, """{"error":{"code":404,"message":"Could not find project.","title":"Not Found"}}""")),
            ("IAM says 400", StubHandler.Answer(400, """{"error":{"code":400,"message":"The request body is invalid.","title":"Bad Request"}}""")),
            ("IAM is busy", StubHandler.Answer(429, "")),
            ("IAM has an error", StubHandler.Answer(500, "")),
            ("IAM's host name is not known", StubHandler.Throw(HttpRequestError.NameResolutionError)),
            ("IAM cannot be reached", StubHandler.Throw(HttpRequestError.ConnectionError)),
            ("IAM gives no token", StubHandler.Answer(201, """{"token":{"expires_at":"2026-11-23T08:00:00.000000Z"}}""")),
            ("IAM answers with a page", StubHandler.Answer(201, "<html>Welcome</html>", ("X-Subject-Token", "MIIiam"))),
            ("IAM redirects", StubHandler.Answer(302, "", ("Location", "https://portal.example/login"))),
        })
        {
            await file.TellAsync(condition, Create, LogIn(log, [StubHandler.Answer(204)], answer));
        }

        await file.TellAsync("IAM refuses the password again and again", LogIn(log, [StubHandler.Answer(204)], Refused), Repeated(3));
        SilentHandler iam = new();
        Scene silent = new(log, new StubHandler(StubHandler.Answer(204))) { Iam = iam, Configure = Password, MovesClock = true };
        await file.TellAsync("IAM does not answer in time", silent, async (client, token) =>
        {
            Task call = Operations.All[Create](client.With(new CallOptions { AttemptTimeout = TimeSpan.FromSeconds(5) }), token);
            await iam.ArrivalAsync();
            silent.Clock.Advance(TimeSpan.FromSeconds(5));
            await call;
        });
    }

    private static async Task TellTokensAsync(TextFile file, TextLog log)
    {
        await file.TellAsync("the service refuses IAM's tokens", Create, LogIn(log, [StubHandler.Answer(401, "")], Token));
        await file.TellAsync("the service refuses IAM's tokens again and again", LogIn(log, [StubHandler.Answer(401, "")], Token), Repeated(3));
        Scene scene = LogIn(log, [StubHandler.Answer(204)], Token, Refused);
        await file.TellAsync("IAM refuses a renewal in the background", scene, async (client, token) =>
        {
            await Operations.All["DeleteBatchTask"](client, token);
            scene.Clock.Advance(TimeSpan.FromHours(23.8));
            await Operations.All["DeleteBatchTask"](client, token);
            await Patience.UntilAsync(() => Task.FromResult(log.Lines.Any(line => line.StartsWith("22 ", StringComparison.Ordinal))));
        });
    }

    private static async Task TellProjectsAsync(TextFile file, TextLog log)
    {
        foreach ((string condition, Func<HttpResponseMessage> answer) in new (string, Func<HttpResponseMessage>)[]
        {
            ("a project's name that IAM does not know", StubHandler.Answer(200, """{"projects":[]}""")),
            ("a look for the project's id that IAM forbids", StubHandler.Answer(403, """{"error":{"code":403,"message":"You are not authorized to perform the requested action.","title":"Forbidden"}}""")),
            ("a look for the project's id that does not reach IAM", StubHandler.Throw(HttpRequestError.ConnectionError)),
        })
        {
            await file.TellAsync(condition, Create, new Scene(log, new StubHandler(StubHandler.Answer(204)))
            {
                Iam = new StubHandler(answer),
                Configure = options => (options.ProjectId, options.ProjectName, options.IamEndpoint) = (null!, "cn-north-4", new Uri("https://iam.example")),
            });
        }
    }

    private static async Task TellProvidersAsync(TextFile file, TextLog log)
    {
        foreach ((string condition, Func<ValueTask<string>> token) in new (string, Func<ValueTask<string>>)[]
        {
            ("a token provider that throws", () => throw new InvalidOperationException("The vault is sealed.")),
            ("a token provider that loses its connection", () => throw new HttpRequestException("The vault cannot be reached.")),
            ("a token provider that gives nothing", () => ValueTask.FromResult("")),
            ("a token provider that gives a token of two lines", () => ValueTask.FromResult("MII\r\nX: 1")),
        })
        {
            await file.TellAsync(condition, Create, new Scene(log, new StubHandler(StubHandler.Answer(204))) { Tokens = new Provider(token) });
        }

        int asked = 0;
        await file.TellAsync("a token provider that throws after an attempt that may have been executed", "ShowBatchTask", new Scene(log, new StubHandler(StubHandler.Answer(503)))
        {
            Tokens = new Provider(() => asked++ == 0 ? ValueTask.FromResult("MIIvault") : throw new InvalidOperationException("The vault is sealed.")),
        });
        Scene slow = new(log, new StubHandler(StubHandler.Answer(204))) { Tokens = new Provider(() => new ValueTask<string>(new TaskCompletionSource<string>().Task)), MovesClock = true };
        await file.TellAsync("a token provider that takes too long", slow, async (client, token) =>
        {
            Task call = Operations.All[Create](client, token);
            slow.Clock.Advance(TimeSpan.FromSeconds(30));
            await call;
        });
        await file.TellAsync("a token of a provider that is refused", Create, new Scene(log, new StubHandler(StubHandler.Answer(401, ""))) { Tokens = new RotatingTokens(canRenew: false) });
        await file.TellAsync("a token of a provider that is for another project", Create, new Scene(log, new StubHandler(AnswerTexts.Error(403, "IOTDA.000004", "Invalid token."))) { Tokens = new RotatingTokens(canRenew: false) });
        await file.TellAsync("a token of a provider that is refused, and its next", Create, new Scene(log, new StubHandler(StubHandler.Answer(401, ""))) { Tokens = new RotatingTokens() });
        await file.TellAsync("an access key provider that gives nothing", Create, new Scene(log, new StubHandler(StubHandler.Answer(204)))
        {
            Keys = new KeyProvider(),
            Configure = options => options.Region = "cn-north-4",
        });
    }

    private static async Task TellKeysAsync(TextFile file, TextLog log)
    {
        foreach ((string condition, Func<HttpResponseMessage> answer) in new (string, Func<HttpResponseMessage>)[]
        {
            ("an access key that is refused", AnswerTexts.Error(401, "APIGW.0301", "Incorrect IAM authentication information: verify aksk signature fail")),
            ("an access key on the wrong algorithm", AnswerTexts.Error(400, "APIGW.0000", "Missing request header X-Auth-Token")),
            ("an access key on a clock that is behind", StubHandler.Answer(401, "", ("Date", "Sun, 22 Nov 2026 08:20:00 GMT"))),
            ("an access key on a clock that is ahead", StubHandler.Answer(403, "", ("Date", "Sun, 22 Nov 2026 07:20:00 GMT"))),
        })
        {
            await file.TellAsync(condition, Create, new Scene(log, new StubHandler(answer))
            {
                Configure = options => (options.Region, options.AccessKey) = ("cn-north-4", new AccessKeyOptions { AccessKeyId = "AK", SecretAccessKey = "hunter2" }),
            });
        }
    }

    private static async Task TellCachesAsync(TextFile file, TextLog log)
    {
        MemoryTokenCache shared = new();
        await file.TellAsync("a token that is written to the shared cache", "DeleteBatchTask", LogIn(log, [StubHandler.Answer(204)], shared, Token));
        await file.TellAsync("a token that is taken from the shared cache", "DeleteBatchTask", LogIn(log, [StubHandler.Answer(204)], shared, Refused));
        foreach (string key in shared.Entries.Keys)
        {
            shared.Entries[key] = ("MIIforeign", DateTimeOffset.MaxValue);
        }

        await file.TellAsync("a foreign entry of the shared cache", "DeleteBatchTask", LogIn(log, [StubHandler.Answer(204)], shared, Token));
        await file.TellAsync("a shared cache that fails", "DeleteBatchTask", LogIn(log, [StubHandler.Answer(204)], new MemoryTokenCache { IsBroken = true }, Token));
    }

    private static Operation Repeated(int times) => async (client, token) =>
    {
        for (int i = 1; i < times; i++)
        {
            await Record.ExceptionAsync(() => Operations.All[Create](client, token));
        }

        await Operations.All[Create](client, token);
    };

    private static Scene LogIn(TextLog log, Func<HttpResponseMessage>[] service, params Func<HttpResponseMessage>[] iam)
        => new(log, new StubHandler(service)) { Iam = new StubHandler(iam), Configure = Password };

    private static Scene LogIn(TextLog log, Func<HttpResponseMessage>[] service, ITokenCache cache, params Func<HttpResponseMessage>[] iam)
        => new(log, new StubHandler(service)) { Iam = new StubHandler(iam), Configure = Password, Cache = cache };

    private static void Password(IoTDAClientOptions options)
        => (options.IamPassword, options.IamEndpoint) = (new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = "hunter2" }, new Uri("https://iam.example"));

    private sealed class Provider(Func<ValueTask<string>> token) : ITokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => token();

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }

    private sealed class KeyProvider : IAccessKeyProvider
    {
        public ValueTask<AccessKey> GetAccessKeyAsync(CancellationToken cancellationToken) => new((AccessKey)null!);
    }
}
