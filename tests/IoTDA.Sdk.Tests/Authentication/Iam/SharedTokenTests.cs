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

    [Theory]
    [InlineData("07:00:00")]
    [InlineData("08:00:00")]
    public async Task A_token_that_has_expired_costs_a_login(string end)
    {
        _cache.Entries[Key] = ($"{Key} 2026-11-22T{end}.0000000Z 2026-11-22T06:00:00.0000000Z MIIold", DateTimeOffset.MaxValue);

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

    [Fact]
    public async Task A_token_that_is_due_is_taken_where_there_is_none_and_renewed_where_there_is_one()
    {
        _cache.Entries[Key] = ($"{Key} 2026-11-22T09:00:00.0000000Z 2026-11-22T07:00:00.0000000Z MIIdue", DateTimeOffset.MaxValue);
        IamTokenProvider provider = Provider();

        Assert.Equal(("MIIdue", 0), (await TokenOf(provider), _iam.Logins));

        Assert.Equal("MIIdue", await TokenOf(provider));
        await _clock.WhenDelayedAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Patience.UntilAsync(async () => await provider.GetTokenAsync(Cancellation) == "MII1");
        Assert.Equal(1, _iam.Logins);
    }

    [Fact]
    public async Task The_refusal_of_another_s_token_says_nothing_of_one_s_own()
    {
        _cache.Entries[Key] = ($"{Key} 2026-11-22T20:00:00.0000000Z 2026-11-22T19:00:00.0000000Z MIIanother", DateTimeOffset.MaxValue);
        IamTokenProvider provider = Provider();

        foreach (string token in (string[])["MIIanother", "MII1"])
        {
            Assert.Equal(token, await TokenOf(provider));
            await provider.RejectAsync(token, Cancellation);
        }

        Assert.Equal("MII2", await TokenOf(provider));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("-")]
    public async Task A_turn_that_nobody_has_is_taken_after_a_quarter_of_a_second(string? claim)
    {
        if (claim is not null)
        {
            _cache.Entries[Key + ":claim"] = (claim, DateTimeOffset.MaxValue);
        }

        Assert.Equal("MII1", await TokenOf(Provider()));

        Assert.Equal([0.25], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task Who_is_written_over_while_the_turn_settles_waits_for_the_other_s_token()
    {
        Task<string> call = Provider().GetTokenAsync(Cancellation).AsTask();
        await _clock.WhenDelayedAsync();

        _cache.Entries[Key + ":claim"] = ("another", DateTimeOffset.MaxValue);
        _clock.Advance(TimeSpan.FromSeconds(0.25));
        await _clock.WhenDelayedAsync();
        Assert.Equal((false, 0), (call.IsCompleted, _iam.Logins));
        _cache.Entries[Key] = ($"{Key} 2026-11-22T20:00:00.0000000Z 2026-11-22T19:00:00.0000000Z MIIanother", DateTimeOffset.MaxValue);
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        Assert.Equal(("MIIanother", 0), (await call.Soon(), _iam.Logins));
    }

    [Fact]
    public async Task A_turn_of_one_s_own_that_could_not_be_ended_is_taken_again_at_once()
    {
        IamTokenProvider provider = Provider();
        _iam.Close();
        Task<string> call = provider.GetTokenAsync(Cancellation).AsTask();
        await _clock.WhenDelayedAsync();
        _clock.Advance(TimeSpan.FromSeconds(0.25));
        await Patience.UntilAsync(() => Task.FromResult(_iam.Logins == 1));
        _cache.IsBroken = true;
        _iam.Open();
        Assert.Equal("MII1", await call.Soon());
        _cache.IsBroken = false;
        await provider.RejectAsync("MII1", Cancellation);

        Assert.Equal("MII2", await TokenOf(provider));

        Assert.Equal([0.25, 0.25], _clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_cache_that_only_reads_costs_a_login_and_no_wait()
    {
        Assert.Equal("MII1", await Provider(new ReadOnlyCache()).GetTokenAsync(Cancellation).AsTask().Soon());

        Assert.Empty(_clock.Delays);
        Assert.Contains(_log.Lines, line => line.Contains("write", StringComparison.Ordinal));
    }

    private IamTokenProvider Provider(ITokenCache? cache = null)
        => new(
            _iam,
            IamTokenRequest.Of(User, new IamProject(null, "cn-north-4")),
            TimeSpan.FromMinutes(30),
            new SharedToken(cache ?? _cache, Key, _clock, _log),
            new ClientTelemetry("", new Uri("https://iam.example"), _clock, _log));

    private Task<string> TokenOf(IamTokenProvider provider) => _clock.RunAsync(provider.GetTokenAsync(Cancellation).AsTask());

    private sealed class ReadOnlyCache : ITokenCache
    {
        public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken) => new((string?)null);

        public ValueTask SetAsync(string key, string value, DateTimeOffset expiresAt, CancellationToken cancellationToken)
            => throw new InvalidOperationException("This replica is read-only.");
    }

    /// <summary>Ignores even its cancellation.</summary>
    private sealed class SilentCache : ITokenCache
    {
        private readonly TaskCompletionSource<string?> _never = new();

        public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken) => new(_never.Task);

        public ValueTask SetAsync(string key, string value, DateTimeOffset expiresAt, CancellationToken cancellationToken) => new(_never.Task);
    }
}
