using System.Text;
using IoTDA.Sdk.Emulator;
using IoTDA.Sdk.EndToEnd.Tests.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace IoTDA.Sdk.EndToEnd.Tests.Hosting.Redis;

/// <summary>Tokens shared through a real Redis, encrypted by ASP.NET Core Data Protection.</summary>
public sealed class RedisTests : IAsyncLifetime
{
    private readonly DirectoryInfo _keyRing = Directory.CreateTempSubdirectory("keys");
    private RedisServer _redis = null!;
    private IoTDAEmulator _emulator = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync();
        EmulatorOptions options = new();
        Users.AddTo(options);
        _emulator = await IoTDAEmulator.StartAsync(options, Cancellation);

        // As a deployment makes it: before the processes that share it.
        await using ServiceProvider host = Host();
        host.GetRequiredService<IDataProtectionProvider>().CreateProtector("first").Protect("key");
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        await _redis.DisposeAsync();
        _keyRing.Delete(recursive: true);
    }

    [Fact]
    public async Task Three_processes_that_start_at_once_log_in_once()
    {
        await using Sharer first = await StartAsync();
        await using Sharer second = await StartAsync();
        await using Sharer third = await StartAsync();
        await Task.WhenAll(first.ReachCacheAsync(), second.ReachCacheAsync(), third.ReachCacheAsync());

        string?[] answers = await Task.WhenAll(first.CallAsync(), second.CallAsync(), third.CallAsync());

        Assert.All(answers, answer => Assert.Equal("ok", answer));
        Assert.Equal(1, _emulator.IssuedTokenCount);
        Assert.Single(_emulator.Requests.Where(request => request.Headers.ContainsKey("X-Auth-Token")).Select(request => request.Headers["X-Auth-Token"][0]).Distinct());
    }

    [Fact]
    public async Task A_server_that_goes_away_and_comes_back_fails_no_call()
    {
        await using Sharer before = await StartAsync();
        Assert.Equal("ok", await before.CallAsync());

        await _redis.GoAwayAsync();
        await using Sharer during = await StartAsync();
        Assert.Equal(("ok", "ok"), (await before.CallAsync(), await during.CallAsync()));
        Assert.Equal(2, _emulator.IssuedTokenCount);
        _emulator.ExpireTokens();
        Assert.Equal(("ok", "ok"), (await before.CallAsync(), await during.CallAsync()));
        Assert.Equal(4, _emulator.IssuedTokenCount);

        await _redis.ComeBackAsync();
        _emulator.ExpireTokens();
        await using Sharer after = await StartAsync();
        await Task.WhenAll(before.ReachCacheAsync(), after.ReachCacheAsync());
        Assert.Equal(("ok", "ok"), (await before.CallAsync(), await after.CallAsync()));
        Assert.Equal(5, _emulator.IssuedTokenCount);
    }

    [Fact]
    public async Task The_server_holds_nothing_that_can_be_read()
    {
        await using ServiceProvider host = Host();

        await ListAsync(host);

        (string key, byte[] entry) = Assert.Single(await EntriesAsync(), entry => !entry.Key.EndsWith(":claim", StringComparison.Ordinal));
        Assert.DoesNotContain("robot", key, StringComparison.Ordinal);
        Assert.DoesNotContain("MII", Encoding.UTF8.GetString(entry), StringComparison.Ordinal);
        Assert.DoesNotContain("MII", Encoding.UTF8.GetString(Base64(entry)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_poisoned_entry_is_refused_and_written_over()
    {
        await using (ServiceProvider host = Host())
        {
            await ListAsync(host);
        }

        (string key, byte[] entry) = Assert.Single(await EntriesAsync(), entry => !entry.Key.EndsWith(":claim", StringComparison.Ordinal));
        entry[^1] ^= 1;
        await WriteAsync(key, entry);
        await using ServiceProvider second = Host();
        await using ServiceProvider third = Host();

        await ListAsync(second);
        await ListAsync(third);

        Assert.Equal(2, _emulator.IssuedTokenCount);
    }

    [Fact]
    public async Task Another_user_s_entry_is_refused_although_it_is_encrypted_by_the_same_keys()
    {
        await using (ServiceProvider host = Host("intruder"))
        {
            await ListAsync(host);
        }

        (string foreign, byte[] entry) = Assert.Single(await EntriesAsync(), entry => !entry.Key.EndsWith(":claim", StringComparison.Ordinal));
        await using (ServiceProvider host = Host())
        {
            await ListAsync(host);
        }

        string own = Assert.Single((await EntriesAsync()).Keys, key => key != foreign && !key.EndsWith(":claim", StringComparison.Ordinal));
        await WriteAsync(own, entry);
        await using ServiceProvider second = Host();

        await ListAsync(second);

        Assert.Equal(3, _emulator.IssuedTokenCount);
    }

    [Fact]
    public async Task Sharing_without_data_protection_says_what_to_register()
    {
        ServiceCollection services = new();
        services.AddStackExchangeRedisCache(options => options.Configuration = _redis.Configuration);
        services.AddIoTDA(options => (options.Endpoint, options.ProjectId, options.Token) = (_emulator.BaseAddress, _emulator.ProjectId, _emulator.Token)).ShareTokens();
        await using ServiceProvider host = services.BuildServiceProvider();

        var refusal = Assert.Throws<InvalidOperationException>(() => host.GetRequiredService<IBatchTaskFileClient>());

        Assert.StartsWith("ShareTokens: register ASP.NET Core Data Protection by AddDataProtection", refusal.Message, StringComparison.Ordinal);
    }

    private static byte[] Base64(byte[] entry)
        => Convert.TryFromBase64String(Encoding.UTF8.GetString(entry), new byte[entry.Length], out _) ? Convert.FromBase64String(Encoding.UTF8.GetString(entry)) : [];

    private static Task<IReadOnlyList<BatchTaskFile>> ListAsync(ServiceProvider host) => host.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);

    private Task<Sharer> StartAsync() => Sharer.StartAsync(_emulator, _redis, _keyRing);

    private ServiceProvider Host(string user = "robot")
    {
        ServiceCollection services = new();
        services.AddDataProtection().PersistKeysToFileSystem(_keyRing).SetApplicationName("sharers");
        services.AddStackExchangeRedisCache(options => options.Configuration = _redis.Configuration);
        services.AddIoTDA(options =>
        {
            (options.Endpoint, options.ProjectId) = (_emulator.BaseAddress, _emulator.ProjectId);
            Users.LogIn(options);
            options.IamPassword!.UserName = user;
        }).ShareTokens();
        return services.BuildServiceProvider();
    }

    /// <summary>What the cache holds: a hash each, with the entry in its field <c>data</c>.</summary>
    private async Task<Dictionary<string, byte[]>> EntriesAsync()
    {
        await using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(_redis.Configuration);
        Dictionary<string, byte[]> entries = [];
        await foreach (RedisKey key in redis.GetServers()[0].KeysAsync().WithCancellation(Cancellation))
        {
            entries.Add(key.ToString(), (byte[])(await redis.GetDatabase().HashGetAsync(key, "data"))!);
        }

        return entries;
    }

    private async Task WriteAsync(string key, byte[] entry)
    {
        await using ServiceProvider host = Host();
        await host.GetRequiredService<IDistributedCache>().SetAsync(key, entry, Cancellation);
    }
}
