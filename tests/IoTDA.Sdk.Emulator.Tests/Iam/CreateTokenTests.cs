using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace IoTDA.Sdk.Emulator.Tests.Iam;

public sealed class CreateTokenTests
{
    private const string Tokens = "v3/auth/tokens";

    [Theory]
    [InlineData("""{"name":"cn-north-4"}""")]
    [InlineData("""{"id":"77b6a44cba5143ab91d13ab9a8ff44fd"}""")]
    public async Task A_user_gets_a_token_that_the_operations_take(string project)
    {
        await using EmulatorSession session = await StartAsync();
        Answer answer = await LogInAsync(session, scope: $$"""{"project":{{project}}}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        string token = answer.Headers["X-Subject-Token"];
        Assert.StartsWith("MII", token, StringComparison.Ordinal);
        JsonObject body = answer.Json["token"]!.AsObject();
        Assert.Equal("2026-11-23T08:00:00.000000Z", body["expires_at"]!.GetValue<string>());
        Assert.Equal("2026-11-22T08:00:00.000000Z", body["issued_at"]!.GetValue<string>());
        Assert.Equal(("anna", "home"), (body["user"]!["name"]!.GetValue<string>(), body["user"]!["domain"]!["name"]!.GetValue<string>()));
        Assert.Equal(session.Emulator.ProjectId, body["project"]!["id"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, await ListFilesAsync(session, token));
        Assert.Equal(1, session.Emulator.IssuedTokenCount);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("?nocatalog=true", false)]
    public async Task The_catalog_can_be_left_out(string query, bool catalog)
    {
        await using EmulatorSession session = await StartAsync();

        Assert.Equal(catalog, (await LogInAsync(session, path: Tokens + query)).Json["token"]!.AsObject().ContainsKey("catalog"));
    }

    [Fact]
    public async Task A_token_ends_by_the_clock_and_a_new_one_does_not_end_the_old()
    {
        await using EmulatorSession session = await StartAsync(options => options.TokenLifetime = TimeSpan.FromMinutes(10));
        string first = (await LogInAsync(session)).Headers["X-Subject-Token"];
        session.Wait(599);
        string second = (await LogInAsync(session)).Headers["X-Subject-Token"];

        Assert.Equal(HttpStatusCode.OK, await ListFilesAsync(session, first));
        session.Wait(1);
        Assert.Equal(HttpStatusCode.Unauthorized, await ListFilesAsync(session, first));
        Assert.Equal(HttpStatusCode.OK, await ListFilesAsync(session, second));
        session.Emulator.ExpireToken(second);
        Assert.Equal(HttpStatusCode.Unauthorized, await ListFilesAsync(session, second));
    }

    [Theory]
    [InlineData("home", "anna", "guess", "username or password is wrong")]
    [InlineData("home", "nobody", "secret", "username or password is wrong")]
    [InlineData("away", "anna", "secret", "username or password is wrong")]
    [InlineData("home", "locked", "secret", "locked")]
    [InlineData("home", "locked", "guess", "locked")]
    [InlineData("home", "old", "secret", "expired")]
    [InlineData("home", "old", "guess", "username or password is wrong")]
    [InlineData("home", "careful", "secret", "Multi-factor")]
    public async Task Who_cannot_log_in_gets_iams_envelope(string domain, string user, string password, string message)
    {
        await using EmulatorSession session = await StartAsync();
        Answer answer = await LogInAsync(session, domain, user, password);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        JsonNode error = answer.Json["error"]!;
        Assert.Equal((401, "Unauthorized"), (error["code"]!.GetValue<int>(), error["title"]!.GetValue<string>()));
        Assert.Contains(message, error["message"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(answer.Headers["X-Request-Id"], answer.Headers["X-IAM-Trace-Id"]);
        Assert.False(answer.Headers.ContainsKey("X-Subject-Token"));
        Assert.Equal((0, false), (session.Emulator.IssuedTokenCount, Assert.Single(session.Emulator.Requests).Executed));
    }

    [Theory]
    [InlineData("""{"project":{"name":"cn-south-1"}}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"project":{"id":"another"}}""", HttpStatusCode.Unauthorized)]
    [InlineData("""{"project":{}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"projekt":{}}""", HttpStatusCode.BadRequest)]
    public async Task A_scope_that_does_not_exist_is_refused(string scope, HttpStatusCode status)
    {
        await using EmulatorSession session = await StartAsync();
        Answer answer = await LogInAsync(session, scope: scope);

        Assert.Equal((status, (int)status), (answer.Status, answer.Json["error"]!["code"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_project_wins_over_a_domain_and_a_token_without_project_does_not_reach_it()
    {
        await using EmulatorSession session = await StartAsync();
        Answer both = await LogInAsync(session, scope: """{"domain":{"name":"home"},"project":{"name":"cn-north-4"}}""");
        Answer domain = await LogInAsync(session, scope: """{"domain":{"name":"home"}}""");

        Assert.Equal(HttpStatusCode.OK, await ListFilesAsync(session, both.Headers["X-Subject-Token"]));
        Assert.Equal(HttpStatusCode.Forbidden, await ListFilesAsync(session, domain.Headers["X-Subject-Token"]));
        Assert.False(domain.Json["token"]!.AsObject().ContainsKey("project"));
    }

    [Fact]
    public async Task Faults_reach_iam_too_and_speak_its_envelope()
    {
        await using EmulatorSession session = await StartAsync();
        session.Emulator.Faults.Next(EmulatedOperation.CreateToken, Fault.ServiceUnavailable).Next(EmulatedOperation.CreateToken, Fault.BadGatewayAfterExecuting);

        Assert.Equal(503, (await LogInAsync(session)).Json["error"]!["code"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.BadGateway, (await LogInAsync(session)).Status);
        Assert.Equal(1, session.Emulator.IssuedTokenCount);
    }

    [Fact]
    public async Task Projects_are_found_by_the_name_of_the_region()
    {
        await using EmulatorSession session = await StartAsync();

        JsonArray found = (await ProjectsAsync(session, "?name=cn-north-4", session.Emulator.Token)).Json["projects"]!.AsArray();
        Assert.Equal((session.Emulator.ProjectId, "cn-north-4"), (found[0]!["id"]!.GetValue<string>(), found[0]!["name"]!.GetValue<string>()));
        Assert.Single((await ProjectsAsync(session, string.Empty, session.Emulator.Token)).Json["projects"]!.AsArray());
        Assert.Empty((await ProjectsAsync(session, "?name=cn-south-1", session.Emulator.Token)).Json["projects"]!.AsArray());
        Answer refused = await ProjectsAsync(session, "?name=cn-north-4", "made-up");
        Assert.Equal((HttpStatusCode.Unauthorized, 401), (refused.Status, refused.Json["error"]!["code"]!.GetValue<int>()));
    }

    private static Task<EmulatorSession> StartAsync(Action<EmulatorOptions>? configure = null) => EmulatorSession.StartAsync(options =>
    {
        options.Users.Add(new EmulatedUser("home", "anna", "secret"));
        options.Users.Add(new EmulatedUser("home", "locked", "secret") { State = EmulatedUserState.Locked });
        options.Users.Add(new EmulatedUser("home", "old", "secret") { State = EmulatedUserState.PasswordExpired });
        options.Users.Add(new EmulatedUser("home", "careful", "secret") { State = EmulatedUserState.MfaRequired });
        configure?.Invoke(options);
    });

    private static async Task<Answer> LogInAsync(
        EmulatorSession session,
        string domain = "home",
        string user = "anna",
        string password = "secret",
        string scope = """{"project":{"name":"cn-north-4"}}""",
        string path = Tokens)
    {
        using StringContent content = new(Requests.LogIn(domain, user, password, scope), Encoding.UTF8);
        content.Headers.ContentType = new("application/json") { CharSet = "utf8" };
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = content };
        return await session.SendAsync(request);
    }

    private static async Task<HttpStatusCode> ListFilesAsync(EmulatorSession session, string token)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, session.Root + "batchtask-files");
        request.Headers.Add("X-Auth-Token", token);
        return (await session.SendAsync(request)).Status;
    }

    private static async Task<Answer> ProjectsAsync(EmulatorSession session, string query, string token)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "v3/projects" + query);
        request.Headers.Add("X-Auth-Token", token);
        return await session.SendAsync(request);
    }
}
