using System.Net;
using IoTDA.Sdk.Authentication.Iam;
using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.Tests.Authentication.Iam;

/// <summary>One login however many callers, renewal in time, and no failure that outlives its cause.</summary>
public sealed class IamTokenProviderTests : IDisposable
{
    private static readonly IamPasswordOptions User = new() { DomainName = "acme", UserName = "robot", Password = "hunter2-secret" };

    private readonly ManualTimeProvider _clock = new();
    private readonly LogLines _log = new();
    private readonly ScriptedIam _iam;

    public IamTokenProviderTests() => _iam = new ScriptedIam(_clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task A_thousand_callers_with_an_expired_token_wait_for_one_login()
    {
        IamTokenProvider provider = Provider();
        Assert.Equal("MII1", await provider.GetTokenAsync(Cancellation));
        _clock.Advance(TimeSpan.FromHours(24));
        _iam.Close();

        Task<string>[] callers = [.. Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => provider.GetTokenAsync(Cancellation).AsTask(), Cancellation))];
        _iam.Open();

        Assert.All(await Task.WhenAll(callers), token => Assert.Equal("MII2", token));
        Assert.Equal(2, _iam.Logins);
    }

    [Fact]
    public async Task Within_the_margin_calls_go_on_with_the_old_token_while_one_renewal_runs()
    {
        IamTokenProvider provider = Provider();
        await provider.GetTokenAsync(Cancellation);
        _clock.Advance(TimeSpan.FromHours(23.5) - TimeSpan.FromTicks(1));
        Assert.Equal("MII1", await provider.GetTokenAsync(Cancellation));
        Assert.Equal(1, _iam.Logins);
        _clock.Advance(TimeSpan.FromTicks(1));
        _iam.Close();

        for (int call = 0; call < 100; call++)
        {
            ValueTask<string> token = provider.GetTokenAsync(Cancellation);
            Assert.True(token.IsCompletedSuccessfully);
            Assert.Equal("MII1", await token);
        }

        _iam.Open();
        await TokenAsync(provider, "MII2");
        Assert.Equal(2, _iam.Logins);
    }

    [Fact]
    public async Task A_failed_renewal_in_the_background_costs_nothing_while_the_old_token_lives()
    {
        IamTokenProvider provider = Provider();
        await provider.GetTokenAsync(Cancellation);
        _clock.Advance(TimeSpan.FromHours(23.6));
        _iam.Refuses = true;

        Assert.Equal("MII1", await provider.GetTokenAsync(Cancellation));
        await Patience.UntilAsync(() => Task.FromResult(_log.Lines.Count > 1));
        Assert.Contains("The username or password is wrong.", _log.Lines[1], StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));

        // A renewal runs on the pool: each call gives one that must not be there the time to begin.
        for (int call = 0; call < 1_000; call++)
        {
            Assert.Equal("MII1", await provider.GetTokenAsync(Cancellation));
            await Task.Run(static () => { }, Cancellation);
        }

        Assert.Equal(2, _iam.Logins);
        _iam.Refuses = false;
        _clock.Advance(TimeSpan.FromTicks(1));

        await TokenAsync(provider, "MII3");
    }

    [Fact]
    public async Task A_failed_login_reaches_the_caller_and_is_not_kept()
    {
        IamTokenProvider provider = Provider();
        _iam.Refuses = true;

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => provider.GetTokenAsync(Cancellation).AsTask());
        _iam.Refuses = false;

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("The username or password is wrong.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("MII2", await provider.GetTokenAsync(Cancellation));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_end_the_login_of_the_others()
    {
        IamTokenProvider provider = Provider();
        using CancellationTokenSource impatient = new();
        _iam.Close();
        Task<string> first = provider.GetTokenAsync(impatient.Token).AsTask();
        Task<string> second = provider.GetTokenAsync(Cancellation).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _iam.Open();

        Assert.Equal("MII1", await second);
        Assert.Equal(1, _iam.Logins);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_and_its_late_refusal_leaves_the_newer_one()
    {
        IamTokenProvider provider = Provider();
        string old = await provider.GetTokenAsync(Cancellation);

        Assert.True(await provider.RejectAsync(old, Cancellation));
        Assert.Equal("MII2", await provider.GetTokenAsync(Cancellation));
        Assert.True(await provider.RejectAsync(old, Cancellation));

        Assert.Equal("MII2", await provider.GetTokenAsync(Cancellation));
        Assert.Equal(2, _iam.Logins);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tokens_that_have_worked_are_renewed_at_once_and_those_that_never_did_are_paused_for(bool haveWorked)
    {
        IamTokenProvider provider = Provider();
        for (int login = 1; login <= (haveWorked ? 5 : 2); login++)
        {
            string token = await provider.GetTokenAsync(Cancellation);
            Assert.Equal($"MII{login}", token);
            if (haveWorked)
            {
                provider.Accepted(token);
            }

            await provider.RejectAsync(token, Cancellation);
        }

        if (!haveWorked)
        {
            var paused = await Assert.ThrowsAsync<InvalidOperationException>(() => provider.GetTokenAsync(Cancellation).AsTask());
            Assert.Contains("The service refuses every new token. After 2 refusals, the next login is in 1 s.", paused.Message, StringComparison.Ordinal);
            Assert.Equal(2, _iam.Logins);
        }
    }

    [Fact]
    public async Task Who_saw_the_old_token_and_asks_after_its_renewal_causes_no_login()
    {
        LateReader clock = new(_clock);
        IamTokenProvider provider = Provider(clock);
        await provider.GetTokenAsync(Cancellation);

        clock.LooksAhead = true;

        Assert.Equal("MII1", await provider.GetTokenAsync(Cancellation));
        Assert.Equal(1, _iam.Logins);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task A_clock_that_differs_from_that_of_IAM_does_not_change_a_tokens_life(int hours)
    {
        _iam.Ahead = TimeSpan.FromHours(hours);
        IamTokenProvider provider = Provider();
        await provider.GetTokenAsync(Cancellation);

        _clock.Advance(TimeSpan.FromHours(23.4));
        Assert.Equal("MII1", await provider.GetTokenAsync(Cancellation));
        Assert.Equal(1, _iam.Logins);
        _clock.Advance(TimeSpan.FromHours(0.6));
        Assert.Equal("MII2", await provider.GetTokenAsync(Cancellation));
    }

    [Fact]
    public async Task A_short_lived_token_is_not_renewed_before_half_its_life()
    {
        _iam.Life = TimeSpan.FromMinutes(10);
        IamTokenProvider provider = Provider();
        await provider.GetTokenAsync(Cancellation);

        _clock.Advance(TimeSpan.FromMinutes(4.9));
        await provider.GetTokenAsync(Cancellation);

        Assert.Equal(1, _iam.Logins);
    }

    [Fact]
    public async Task The_password_and_the_token_show_in_no_text()
    {
        await Provider().GetTokenAsync(Cancellation);
        IamTokenRequest request = Assert.Single(_iam.Requests);
        IamToken token = new("MIIsecret", _clock.GetUtcNow(), _clock.GetUtcNow());

        string[] texts = [request.ToString(), request.Auth.ToString(), request.Auth.Identity.ToString(), User.ToString(), token.ToString()];

        Assert.Equal("hunter2-secret", request.Auth.Identity.Password.User.Password);
        Assert.All(texts, text => Assert.DoesNotContain("secret", text, StringComparison.Ordinal));
    }

    private IamTokenProvider Provider(TimeProvider? clock = null)
        => new(
            _iam,
            IamTokenRequest.Of(User, new IamProject(null, "cn-north-4")),
            TimeSpan.FromMinutes(30),
            null,
            new ClientTelemetry("", new Uri("https://iam.example"), clock ?? _clock, _log));

    private static Task TokenAsync(IamTokenProvider provider, string wanted)
        => Patience.UntilAsync(async () => await provider.GetTokenAsync(Cancellation) == wanted);

    /// <summary>For one reading the token looks expired, as to a caller who read it just before it was renewed.</summary>
    private sealed class LateReader(TimeProvider clock) : TimeProvider
    {
        public bool LooksAhead { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            DateTimeOffset now = clock.GetUtcNow();
            if (!LooksAhead)
            {
                return now;
            }

            LooksAhead = false;
            return now.AddDays(2);
        }
    }
}
