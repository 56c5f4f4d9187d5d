using IoTDA.Sdk.Authentication.Iam;
using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.Tests.Authentication.Iam;

/// <summary>Processes that share a cache log in once, whatever the cache does.</summary>
public sealed class SharedTokenTests : IDisposable
{
    private const string Key = "IoTDA.Sdk:token:A";

    private static readonly IamPasswordOptions User = new() { DomainName = "acme", UserName = "robot", Password = "hunter2-secret" };

    private readonly ManualTimeProvider _clock = new();
    private readonly LogLines _log = new();
    private readonly MemoryTokenCache _cache = new();
    private readonly ScriptedIam _iam;

    public SharedTokenTests() => _iam = new ScriptedIam(_clock);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Two_providers_log_in_once()
    {
        string first = await TokenOf(Provider());
        string second = await TokenOf(Provider());

        Assert.Equal(("MII1", "MII1", 1), (first, second, _iam.Logins));
        Assert.InRange(_cache.Entries[Key].ExpiresAt, _clock.GetUtcNow().AddHours(23.9), _clock.GetUtcNow().AddHours(24));
    }

    [Fact]
    public async Task Ten_providers_that_start_at_once_log_in_once()
    {
        Task<string>[] callers = [.. Enumerable.Range(0, 10).Select(_ => Task.Run(() => Provider().GetTokenAsync(Cancellation).AsTask(), Cancellation))];

        Assert.All(await _clock.RunAsync(Task.WhenAll(callers)), token => Assert.Equal("MII1", token));

        Assert.Equal(1, _iam.Logins);
    }

    [Fact]
    public async Task Who_logs_in_and_dies_is_waited_for_ten_seconds()
    {
        _cache.Entries[Key + ":claim"] = ("somebody", DateTimeOffset.MaxValue);
        DateTimeOffset before = _clock.GetUtcNow();

        Assert.Equal("MII1", await TokenOf(Provider()));

        Assert.InRange(_clock.GetUtcNow() - before, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task A_login_that_fails_lets_the_others_log_in()
    {
        _cache.Entries[Key + ":claim"] = ("somebody", DateTimeOffset.MaxValue);
        Task<string> waiting = Task.Run(() => Provider().GetTokenAsync(Cancellation).AsTask(), Cancellation);
        await _clock.WhenDelayedAsync();
        DateTimeOffset before = _clock.GetUtcNow();

        _cache.Entries[Key + ":claim"] = ("-", DateTimeOffset.MaxValue);

        Assert.Equal("MII1", await _clock.RunAsync(waiting));
        Assert.InRange(_clock.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_failed_login_of_one_s_own_ends_the_turn()
    {
        _iam.Refuses = true;

        await Assert.ThrowsAsync<IoTDAServiceException>(() => TokenOf(Provider()));

        Assert.Equal("-", _cache.Entries[Key + ":claim"].Value);
    }

    [Fact]
    public async Task A_refused_token_is_not_taken_again_but_a_newer_one_is()
    {
        IamTokenProvider first = Provider();
        IamTokenProvider second = Provider();
        string old = await TokenOf(first);
        await TokenOf(second);

        await first.RejectAsync(old, Cancellation);
        await second.RejectAsync(old, Cancellation);

        Assert.Equal("MII2", await TokenOf(first));
        Assert.Equal("MII2", await TokenOf(second));
        Assert.Equal(2, _iam.Logins);
    }

    [Fact]
    public async Task A_broken_cache_costs_a_login_and_no_wait()
    {
        _cache.IsBroken = true;
        DateTimeOffset before = _clock.GetUtcNow();

        Assert.Equal("MII1", await TokenOf(Provider()));
        Assert.Equal("MII2", await TokenOf(Provider()));

        Assert.Equal(before, _clock.GetUtcNow());
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-01 token")]
    [InlineData(Key + " 2026-11-23T00:00:00.0000000Z 2026-11-22T23:00:00.0000000Z a\r\nX-Evil:1")]
    [InlineData("IoTDA.Sdk:token:B 2026-11-23T00:00:00.0000000Z 2026-11-22T23:00:00.0000000Z MIIforeign")]
    [InlineData("2026-11-23T00:00:00.0000000Z 2026-11-22T23:00:00.0000000Z MIIolder")]
    [InlineData(Key + " 2999-01-01T00:00:00.0000000Z 2998-01-01T00:00:00.0000000Z MIIforever")]
    [InlineData(Key + " 2026-11-23T00:00:00.0000000Z 2026-11-23T00:00:01.0000000Z MIInever-renewed")]
    public async Task A_poisoned_or_foreign_entry_is_refused_and_written_over(string value)
    {
        _cache.Entries[Key] = (value, DateTimeOffset.MaxValue);

        Assert.Equal("MII1", await TokenOf(Provider()));

        Assert.Contains(_log.Lines, line => line.StartsWith("An entry of the shared token cache is not one that this client could have written", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("MII", StringComparison.Ordinal));
        Assert.Contains("MII1", _cache.Entries[Key].Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_64_KB_is_refused()
    {
        _cache.Entries[Key] = ($"{Key} 2026-11-23T00:00:00.0000000Z 2026-11-22T23:00:00.0000000Z {new string('M', 64 * 1024)}", DateTimeOffset.MaxValue);

        Assert.Equal("MII1", await TokenOf(Provider()));
    }

    [Fact]
    public async Task A_token_that_has_expired_costs_a_login()
    {
        _cache.Entries[Key] = ($"{Key} 2026-11-22T07:00:00.0000000Z 2026-11-22T06:00:00.0000000Z MIIold", DateTimeOffset.MaxValue);

        Assert.Equal("MII1", await TokenOf(Provider()));
    }

    [Fact]
    public async Task A_cache_that_never_answers_costs_two_seconds_and_a_login()
    {
        Task<string> call = Provider(new SilentCache()).GetTokenAsync(Cancellation).AsTask();
        await _clock.UntilTimersAsync(1, Cancellation);
        _clock.Advance(TimeSpan.FromSeconds(2) - TimeSpan.FromTicks(1));
        Assert.Equal((1, 0), (_clock.TimerCount, _iam.Logins));

        _clock.Advance(TimeSpan.FromTicks(1));

        Assert.Equal("MII1", await call.Soon());
    }

    private IamTokenProvider Provider(ITokenCache? cache = null)
        => new(
            _iam,
            IamTokenRequest.Of(User, new IamProject(null, "cn-north-4")),
            TimeSpan.FromMinutes(30),
            new SharedToken(cache ?? _cache, Key, _clock, _log),
            new ClientTelemetry("", new Uri("https://iam.example"), _clock, _log));

    private Task<string> TokenOf(IamTokenProvider provider) => _clock.RunAsync(provider.GetTokenAsync(Cancellation).AsTask());

    /// <summary>Ignores even its cancellation.</summary>
    private sealed class SilentCache : ITokenCache
    {
        private readonly TaskCompletionSource<string?> _never = new();

        public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken) => new(_never.Task);

        public ValueTask SetAsync(string key, string value, DateTimeOffset expiresAt, CancellationToken cancellationToken) => new(_never.Task);
    }
}
