using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Tests.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.DependencyInjection;

/// <summary>What a running client takes up when its configuration changes.</summary>
public sealed class ReloadTests : IAsyncDisposable
{
    private readonly IConfigurationRoot _configuration;
    private readonly LogLines _log = new();
    private readonly StubHandler _service = new(StubHandler.Answer(204));
    private readonly List<string> _signers = [];
    private ServiceProvider? _provider;

    public ReloadTests()
    {
        _configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
        (_configuration["IoTDA:Endpoint"], _configuration["IoTDA:ProjectId"]) = ("https://iotda.example", Clients.ProjectId);
        _service.OnAttempt = request => _signers.Add(request.Headers.NonValidated.TryGetValues("Authorization", out var values) ? values.ToString().Split('/')[0] : "");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IReadOnlyList<string> Lines => [.. _log.Lines.Where(line => line.Contains("hanged", StringComparison.Ordinal)).Select(line => line.Trim())];

    [Fact]
    public async Task A_changed_token_is_sent_from_the_next_call_on()
    {
        _configuration["IoTDA:Token"] = "old";
        await CallAsync();

        Change("Token", "new");
        await CallAsync();

        Assert.Equal(["old", "new"], _service.Tokens);
        Assert.Equal(["The credentials have changed: the next attempt uses those of Token."], Lines);
    }

    [Fact]
    public async Task A_refused_token_that_was_changed_meanwhile_is_replaced_in_the_same_call()
    {
        _configuration["IoTDA:Token"] = "old";
        using StubHandler service = new(StubHandler.Answer(401), StubHandler.Answer(204));
        service.OnAttempt = _ => Change("Token", "new");
        Start(service: service);

        await CallAsync();

        Assert.Equal(["old", "new"], service.Tokens);
    }

    [Fact]
    public async Task A_changed_access_key_signs_from_the_next_call_on()
    {
        (_configuration["IoTDA:Region"], _configuration["IoTDA:AccessKey:AccessKeyId"], _configuration["IoTDA:AccessKey:SecretAccessKey"]) = ("cn-north-4", "OLD", "secret");
        await CallAsync();

        (_configuration["IoTDA:AccessKey:AccessKeyId"], _configuration["IoTDA:AccessKey:SecretAccessKey"]) = ("NEW", "hunter2");
        _configuration.Reload();
        await CallAsync();

        Assert.Equal(["V11-HMAC-SHA256 Credential=OLD", "V11-HMAC-SHA256 Credential=NEW"], _signers);
        Assert.DoesNotContain(_log.Lines, line => line.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_section_of_a_key_counts_too()
    {
        (_configuration["IoTDA:Region"], _configuration["Key:AccessKeyId"], _configuration["Key:SecretAccessKey"]) = ("cn-north-4", "OLD", "secret");
        Start(builder => builder.UseAccessKey(_configuration.GetSection("Key")));
        await CallAsync();

        _configuration["Key:AccessKeyId"] = "NEW";
        _configuration.Reload();
        await CallAsync();

        Assert.Equal(["V11-HMAC-SHA256 Credential=OLD", "V11-HMAC-SHA256 Credential=NEW"], _signers);
        Assert.Equal(["The credentials have changed: the next attempt uses those of UseAccessKey(Key)."], Lines);
    }

    [Fact]
    public async Task What_needs_a_restart_is_said_once()
    {
        _configuration["IoTDA:Token"] = "old";
        await CallAsync();

        (_configuration["IoTDA:Endpoint"], _configuration["IoTDA:Resilience:MaxAttempts"]) = ("https://other.example", "2");
        _configuration.Reload();
        _configuration.Reload();
        Change("Token", "new");
        await CallAsync();

        Assert.Equal(
            [
                "Changed settings need a restart to take effect: Endpoint, Resilience:MaxAttempts.",
                "The credentials have changed: the next attempt uses those of Token.",
            ],
            Lines);
        Assert.Equal(["old", "new"], _service.Tokens);
        Assert.All(_service.Responses, response => Assert.Equal("iotda.example", response.RequestMessage!.RequestUri!.Host));
    }

    [Fact]
    public async Task An_invalid_edit_neither_throws_nor_takes_effect()
    {
        _configuration["IoTDA:Token"] = "old";
        await CallAsync();
        IOptionsMonitor<IoTDAClientOptions> monitor = _provider!.GetRequiredService<IOptionsMonitor<IoTDAClientOptions>>();

        _configuration["IoTDA:InstanceId"] = "not an id";
        Change("Token", "hunter2\n");
        _configuration.Reload();
        await CallAsync();

        Assert.Equal(["old", "old"], _service.Tokens);
        Assert.Equal((Clients.ProjectId, null, "old"), (monitor.CurrentValue.ProjectId, monitor.CurrentValue.InstanceId, monitor.CurrentValue.Token));
        Assert.Equal(
            "The changed settings are not valid and do not take effect: IoTDAClientOptions: InstanceId has 1 to 36 visible ASCII characters; it is "
                + "'not an id'. IoTDAClientOptions: Token has visible ASCII characters only, and no space or line end.",
            Assert.Single(Lines));

        _configuration["IoTDA:InstanceId"] = null;
        Change("Token", "new");
        await CallAsync();

        Assert.Equal("new", _service.Tokens[^1]);
    }

    [Theory]
    [InlineData("Resilience:MaxTrys", "3", "IoTDA:Resilience:MaxTrys is not a setting")]
    [InlineData("Resilience:MaxAttempts", "three", "IoTDA:Resilience:MaxAttempts is a whole number")]
    [InlineData("AccessKey:AccessKeyId", "AK", "there are 2 sources of credentials")]
    public async Task A_mistake_in_an_edit_is_named(string key, string value, string says)
    {
        _configuration["IoTDA:Token"] = "old";
        await CallAsync();

        Change(key, value);
        await CallAsync();

        Assert.Contains(says, Assert.Single(Lines), StringComparison.Ordinal);
        Assert.Equal(["old", "old"], _service.Tokens);
    }

    [Fact]
    public async Task A_client_that_sends_a_token_does_not_start_to_sign()
    {
        (_configuration["IoTDA:Region"], _configuration["IoTDA:Token"]) = ("cn-north-4", "old");
        await CallAsync();

        (_configuration["IoTDA:Token"], _configuration["IoTDA:AccessKey:AccessKeyId"], _configuration["IoTDA:AccessKey:SecretAccessKey"]) = (null, "AK", "secret");
        _configuration.Reload();
        await CallAsync();

        Assert.Equal(["old", "old"], _service.Tokens);
        Assert.Equal(["Changed settings need a restart to take effect: credentials from AccessKey instead of Token."], Lines);
    }

    [Fact]
    public async Task A_change_of_one_client_is_none_of_another_s()
    {
        (_configuration["IoTDA:Token"], _configuration["East:Endpoint"], _configuration["East:ProjectId"], _configuration["East:Token"]) = ("old", "https://east.example", "p", "east");
        Start(builder => builder.Services.AddIoTDA("east", _configuration.GetSection("East")).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => _service));
        await CallAsync();
        IBatchTaskClient east = _provider!.GetRequiredKeyedService<IBatchTaskClient>("east");

        _configuration["East:Token"] = "new";
        _configuration.Reload();
        await CallAsync();
        await east.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(["old", "old", "new"], _service.Tokens);
        Assert.Equal(["[east] The credentials have changed: the next attempt uses those of Token."], Lines);
    }

    public async ValueTask DisposeAsync()
    {
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }

        _service.Dispose();
        _log.Dispose();
    }

    private void Change(string key, string value)
    {
        _configuration[$"IoTDA:{key}"] = value;
        _configuration.Reload();
    }

    private void Start(Action<IoTDABuilder>? configure = null, StubHandler? service = null)
    {
        ServiceCollection services = new();
        services.AddLogging(logging => logging.AddProvider(_log));
        services.AddSingleton(new EnvironmentVariables(_ => null));
        IoTDABuilder builder = services.AddIoTDA(_configuration.GetSection("IoTDA"));
        builder.HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => service ?? _service);
        configure?.Invoke(builder);
        _provider = services.BuildServiceProvider();
    }

    private Task CallAsync()
    {
        if (_provider is null)
        {
            Start();
        }

        return _provider!.GetRequiredService<IBatchTaskClient>().DeleteAsync(Clients.TaskId, Cancellation);
    }
}
