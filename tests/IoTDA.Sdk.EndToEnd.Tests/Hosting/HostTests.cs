using System.Text;
using IoTDA.Sdk.Emulator;
using IoTDA.Sdk.EndToEnd.Tests.Authentication;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.EndToEnd.Tests.Hosting;

/// <summary>What the hosting package adds: tokens shared through the host's cache, and a health check.</summary>
public sealed class HostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hosts_that_share_a_cache_log_in_once_and_the_cache_holds_no_readable_token()
    {
        await using IoTDAEmulator emulator = await StartAsync();
        Cache cache = new();
        await using ServiceProvider first = Host(emulator, cache);
        await using ServiceProvider second = Host(emulator, cache);

        await first.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);
        await second.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);

        Assert.Equal(1, emulator.IssuedTokenCount);
        (string key, byte[] value) = Assert.Single(cache.Entries, entry => !entry.Key.EndsWith(":claim", StringComparison.Ordinal));
        Assert.StartsWith("fleet:IoTDA.Sdk:token:", key, StringComparison.Ordinal);
        Assert.DoesNotContain("robot", key, StringComparison.Ordinal);
        Assert.DoesNotContain("MII", Encoding.UTF8.GetString(value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_renew_a_refused_token_with_one_login()
    {
        await using IoTDAEmulator emulator = await StartAsync();
        Cache cache = new();
        await using ServiceProvider first = Host(emulator, cache);
        await using ServiceProvider second = Host(emulator, cache);
        await first.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);
        await second.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);
        emulator.ExpireTokens();

        await first.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);
        await second.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);

        Assert.Equal(2, emulator.IssuedTokenCount);
    }

    [Fact]
    public async Task A_token_of_another_host_that_is_refused_as_well_fails_no_call()
    {
        await using IoTDAEmulator emulator = await StartAsync();
        Cache cache = new();
        await using ServiceProvider first = Host(emulator, cache);
        await using ServiceProvider second = Host(emulator, cache);
        await first.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);
        cache.Entries.Clear();
        await second.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);
        emulator.ExpireTokens();

        await first.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);
        await second.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);

        Assert.Equal(3, emulator.IssuedTokenCount);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_broken_cache_or_cipher_costs_a_login_and_no_call(bool cacheBroken, bool cipherBroken)
    {
        await using IoTDAEmulator emulator = await StartAsync();
        Cache cache = new() { IsBroken = cacheBroken };
        await using ServiceProvider first = Host(emulator, cache, cipherBroken);
        await using ServiceProvider second = Host(emulator, cache, cipherBroken);

        await first.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);
        await second.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);
        await second.GetRequiredService<IBatchTaskFileClient>().ListAsync(Cancellation);

        Assert.Equal(2, emulator.IssuedTokenCount);
    }

    [Fact]
    public async Task Sharing_without_encryption_is_refused()
    {
        await using IoTDAEmulator emulator = await StartAsync();
        ServiceCollection services = new();
        services.AddSingleton<IDistributedCache>(new Cache());
        services.AddIoTDA(Options(emulator)).ShareTokens((_, options) => options.Protect = bytes => bytes);
        await using ServiceProvider host = services.BuildServiceProvider();

        var refusal = Assert.Throws<InvalidOperationException>(() => host.GetRequiredService<IBatchTaskFileClient>());

        Assert.Contains("Protect and Unprotect", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, HealthStatus.Healthy, "IoTDA answers.")]
    [InlineData(true, HealthStatus.Degraded, "IoTDA answers with HTTP 401 APIGW.0301.")]
    public async Task The_health_check_reads_one_task(bool refused, HealthStatus status, string says)
    {
        await using IoTDAEmulator emulator = await StartAsync();
        ServiceCollection services = new();
        services.AddLogging();
        services.AddIoTDA("east", options =>
        {
            (options.Endpoint, options.ProjectId, options.Token) = (emulator.BaseAddress, emulator.ProjectId, refused ? "other" : emulator.Token);
        });
        services.AddHealthChecks().AddIoTDA("east", failureStatus: HealthStatus.Degraded);
        await using ServiceProvider host = services.BuildServiceProvider();

        HealthReport report = await host.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);

        HealthReportEntry entry = report.Entries["iotda-east"];
        Assert.Equal((status, says), (entry.Status, entry.Description));
        Assert.Contains("limit=1", Assert.Single(emulator.Requests).RawTarget, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_health_check_says_that_the_service_cannot_be_reached()
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddIoTDA(options =>
        {
            (options.Endpoint, options.ProjectId, options.Token) = (new Uri("http://127.0.0.1:1"), "p", "t");
            options.Resilience.MaxAttempts = 1;
        });
        services.AddHealthChecks().AddIoTDA();
        await using ServiceProvider host = services.BuildServiceProvider();

        HealthReport report = await host.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancellation);

        Assert.Equal((HealthStatus.Unhealthy, "The call to IoTDA failed."), (report.Entries["iotda"].Status, report.Entries["iotda"].Description));
    }

    [Fact]
    public async Task A_health_check_of_a_client_that_does_not_exist_says_which_do()
    {
        await using IoTDAEmulator emulator = await StartAsync();
        ServiceCollection services = new();
        services.AddLogging();
        services.AddHealthChecks().AddIoTDA("est");
        services.AddIoTDA("east", Options(emulator));
        services.AddIoTDA("west", Options(emulator));
        await using ServiceProvider host = services.BuildServiceProvider();

        var refusal = Assert.Throws<OptionsValidationException>(() => host.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal("AddHealthChecks().AddIoTDA: there is no IoTDA client 'est'. AddIoTDA was called for: 'east', 'west'.", refusal.Message);
    }

    private static Task<IoTDAEmulator> StartAsync()
    {
        EmulatorOptions options = new();
        Users.AddTo(options);
        return IoTDAEmulator.StartAsync(options, Cancellation);
    }

    private static Action<IoTDAClientOptions> Options(IoTDAEmulator emulator) => options =>
    {
        (options.Endpoint, options.ProjectId) = (emulator.BaseAddress, emulator.ProjectId);
        Users.LogIn(options);
    };

    private static ServiceProvider Host(IoTDAEmulator emulator, Cache cache, bool cipherBroken = false)
    {
        ServiceCollection services = new();
        services.AddSingleton<IDistributedCache>(cache);
        services.AddIoTDA(Options(emulator)).ShareTokens((_, options) =>
        {
            options.KeyPrefix = "fleet:";
            options.Protect = Flip;
            options.Unprotect = cipherBroken ? _ => throw new InvalidOperationException("The key is gone.") : Flip;
        });
        return services.BuildServiceProvider();
    }

    private static byte[] Flip(byte[] bytes) => [.. bytes.Select(value => (byte)(value ^ 0x5A))];
}
