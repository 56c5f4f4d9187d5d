using System.Net;
using IoTDA.Sdk.Emulator.Credentials;

namespace IoTDA.Sdk.Emulator.Tests.Credentials;

public sealed class TokenTests
{
    [Fact]
    public async Task A_request_without_credentials_is_refused()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, session.Root + "batchtask-files");

        (await session.SendAsync(request)).ShouldBeRefused(HttpStatusCode.Unauthorized, "APIGW.0301", "x-auth-token not found");
    }

    [Fact]
    public async Task An_unknown_token_is_refused_with_the_gateways_envelope()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, session.Root + "batchtask-files");
        request.Headers.Add("X-Auth-Token", "made-up");
        Answer answer = await session.SendAsync(request);

        answer.ShouldBeRefused(HttpStatusCode.Unauthorized, "APIGW.0301", "Incorrect IAM authentication information");
        Assert.Equal(answer.Headers["X-Request-Id"], answer.Json["request_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_expired_token_is_refused_and_nothing_is_executed()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync();
        session.Emulator.ExpireTokens();

        (await session.CreateAsync(Requests.Upgrade("d1"))).ShouldBeRefused(
            HttpStatusCode.Unauthorized, "APIGW.0301", "token must be updated");
        Assert.Empty(session.Emulator.Tasks);
    }

    [Fact]
    public async Task An_account_without_IoTDA_is_refused_by_it_and_not_by_IAM()
    {
        await using EmulatorSession session = await EmulatorSession.StartAsync(options =>
        {
            options.NotSubscribed = true;
            options.Users.Add(new EmulatedUser("home", "anna", "secret"));
        });

        (await session.CreateAsync(Requests.Upgrade("d1"))).ShouldBeRefused(HttpStatusCode.Forbidden, "IOTDA.000021", "subscribed");
        (await session.GetAsync("devices")).ShouldBeRefused(HttpStatusCode.Forbidden, "IOTDA.000021", "subscribed");
        Assert.Equal(HttpStatusCode.Created, (await session.PostAsync("../../../v3/auth/tokens", Requests.LogIn("home", "anna", "secret"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync("../../../v3/projects")).Status);
        session.Emulator.ExpireTokens();
        (await session.GetAsync("devices")).ShouldBeRefused(HttpStatusCode.Unauthorized, "APIGW.0301", "token must be updated");
    }

    [Fact]
    public void Tokens_that_expired_long_ago_are_forgotten()
    {
        TokenStore tokens = new("static", "p1", TimeSpan.FromHours(24));
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        string latest = "";
        for (int i = 0; i < 10_000; i++)
        {
            latest = tokens.Issue("p1", now += TimeSpan.FromHours(1)).Value;
        }

        Assert.Equal(10_000, tokens.IssuedCount);
        Assert.InRange(tokens.Count, 49, 1_000);
        Assert.Equal(["static", latest], [tokens.Get("static", now).Value, tokens.Get(latest, now).Value]);
    }
}
