using IoTDA.Sdk.Composition;
using IoTDA.Sdk.DependencyInjection;
using IoTDA.Sdk.Tests.Authentication;
using IoTDA.Sdk.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_delegate_registers_one_client_and_its_parts()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        await using ServiceProvider provider = Provider(services => services.AddIoTDA(Configure(server)));

        await provider.GetRequiredService<IBatchTaskClient>().DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal((Clients.Token, Clients.InstanceId), (server.Request.Header("X-Auth-Token"), server.Request.Header("Instance-Id")));
        IoTDAClient client = provider.GetRequiredService<IoTDAClient>();
        Assert.Same(client.BatchTasks, provider.GetRequiredService<IBatchTaskClient>());
        Assert.Same(client.BatchTaskFiles, provider.GetRequiredService<IBatchTaskFileClient>());
    }

    [Fact]
    public async Task A_section_registers_a_client_with_every_option_it_sets()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["IoTDA:Endpoint"] = server.Address.ToString(),
            ["IoTDA:ProjectId"] = "project_of_section",
            ["IoTDA:InstanceId"] = "instance",
            ["IoTDA:Token"] = "token_of_section",
            ["IoTDA:ValidateRequests"] = "false",
            ["IoTDA:MaxResponseSize"] = "2048",
            ["IoTDA:Resilience:MaxAttempts"] = "2",
            ["IoTDA:Resilience:AttemptTimeout"] = "00:00:05",
            ["IoTDA:Resilience:TotalTimeout"] = "00:00:10",
            ["IoTDA:Watch:MinInterval"] = "00:00:01",
            ["IoTDA:Watch:MaxConsecutiveErrors"] = "3",
        }).Build();
        await using ServiceProvider provider = Provider(services => services.AddIoTDA(configuration.GetSection("IoTDA")));

        await provider.GetRequiredService<IBatchTaskClient>().DeleteAsync("NOT-HEX", Cancellation);

        Assert.Equal("/v5/iot/project_of_section/batchtasks/NOT-HEX", server.Request.Target);
        Assert.Equal("token_of_section", server.Request.Header("X-Auth-Token"));
        IoTDAClientOptions options = provider.GetRequiredService<IOptions<IoTDAClientOptions>>().Value;
        Assert.Equal((2048, 2, 3), (options.MaxResponseSize, options.Resilience.MaxAttempts, options.Watch.MaxConsecutiveErrors));
        Assert.Equal(
            (TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1)),
            (options.Resilience.AttemptTimeout, options.Resilience.TotalTimeout, options.Watch.MinInterval));
    }

    [Fact]
    public void No_two_clients_share_an_HTTP_client_whatever_their_names()
    {
        string[] names = ["", "iam", "Iam", ":iam", "east", "east:iam"];

        string[] clients = [.. names.SelectMany(name => Enum.GetValues<Destination>().Select(destination => ClientMaker.HttpClientName(name, destination)))];

        Assert.Distinct(clients);
    }

    [Fact]
    public async Task Named_clients_are_keyed_services_with_options_of_their_own()
    {
        await using StubServer east = await StubServer.StartAsync(StubAnswer.Empty(204));
        await using StubServer west = await StubServer.StartAsync(StubAnswer.Empty(204));
        await using ServiceProvider provider = Provider(services =>
        {
            services.AddIoTDA("east", Configure(east, token: null)).UseToken("token_east");
            services.AddIoTDA("west", Configure(west, token: null)).UseToken("token_west");
        });

        await provider.GetRequiredKeyedService<IBatchTaskClient>("east").DeleteAsync(Clients.TaskId, Cancellation);
        await provider.GetRequiredKeyedService<IBatchTaskFileClient>("west").DeleteAsync("file", Cancellation);

        Assert.Equal("token_east", east.Request.Header("X-Auth-Token"));
        Assert.Equal("token_west", west.Request.Header("X-Auth-Token"));
        Assert.NotSame(provider.GetRequiredKeyedService<IoTDAClient>("east"), provider.GetRequiredKeyedService<IoTDAClient>("west"));
        Assert.Null(provider.GetService<IBatchTaskClient>());
        Assert.Null(provider.GetService<IoTDAClient>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_host_s_clock_replaces_the_system_s_whichever_comes_first(bool hostFirst)
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(StubHandler.Answer(503), StubHandler.Answer(204));
        await using ServiceProvider provider = Provider(services =>
        {
            if (hostFirst)
            {
                services.AddSingleton<TimeProvider>(clock);
            }

            services.AddIoTDA(Configure(null)).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => service);
            if (!hostFirst)
            {
                services.AddSingleton<TimeProvider>(clock);
            }
        });

        await clock.RunAsync(provider.GetRequiredService<IBatchTaskClient>().DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal([0.6], clock.Delays.Select(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task A_token_provider_of_the_host_is_made_once_and_renews()
    {
        int made = 0;
        using StubHandler service = new(StubHandler.Answer(401), StubHandler.Answer(204));
        await using ServiceProvider provider = Provider(services => services
            .AddIoTDA(Configure(null, token: null))
            .UseTokenProvider(_ =>
            {
                made++;
                return new RotatingTokens();
            })
            .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => service));

        await provider.GetRequiredService<IBatchTaskClient>().DeleteAsync(Clients.TaskId, Cancellation);
        await provider.GetRequiredService<IBatchTaskClient>().DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(["t1", "t2", "t2"], service.Tokens);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_token_provider_that_the_host_registered_before_stays()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        await using ServiceProvider provider = Provider(services =>
        {
            services.TryAddKeyedSingleton<Sdk.ITokenProvider>("", (_, _) => new RotatingTokens());
            services.AddIoTDA(Configure(null, token: null))
                .UseTokenProvider<VaultTokens>()
                .HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => service);
        });

        await provider.GetRequiredService<IBatchTaskClient>().DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(["t1"], service.Tokens);
    }

    [Theory]
    [InlineData(null, false, "there are no credentials")]
    [InlineData("token", true, "there are 2 sources of credentials, and there may be one: keep one of Token, UseTokenProvider<VaultTokens>.")]
    public async Task Credentials_come_from_one_source(string? token, bool withProvider, string says)
    {
        await using ServiceProvider provider = Provider(services =>
        {
            IoTDABuilder builder = services.AddIoTDA("east", Configure(null, token));
            if (withProvider)
            {
                builder.UseTokenProvider<VaultTokens>();
            }
        });

        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredKeyedService<IBatchTaskClient>("east"));

        Assert.Contains($"IoTDAClientOptions 'east': {says}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_of_the_container_has_one_user_agent_and_the_documented_attempts()
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(StubHandler.Answer(503));
        await using ServiceProvider provider = Provider(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddIoTDA(Configure(null)).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => service);
        });
        string? userAgent = null;
        service.OnAttempt = request => userAgent = request.Headers.UserAgent.ToString();

        await Assert.ThrowsAsync<IoTDAServiceException>(
            () => clock.RunAsync(provider.GetRequiredService<IBatchTaskClient>().GetAsync(Clients.TaskId, Cancellation)));

        Assert.Equal(4, service.Attempts);
        Assert.Equal(UserAgent.Value, userAgent);
    }

    [Fact]
    public async Task The_container_disposes_the_client()
    {
        using StubHandler service = new(StubHandler.Answer(204));
        ServiceProvider provider = Provider(services => services.AddIoTDA(Configure(null)).HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => service));
        IBatchTaskClient client = provider.GetRequiredService<IBatchTaskClient>();

        await provider.DisposeAsync();

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => client.DeleteAsync(Clients.TaskId, Cancellation));
        Assert.IsType<ObjectDisposedException>(failure.InnerException);
    }

    internal static Action<IoTDAClientOptions> Configure(StubServer? server, string? token = Clients.Token) => options =>
    {
        options.Endpoint = server?.Address ?? new Uri("https://iotda.example");
        options.ProjectId = Clients.ProjectId;
        options.InstanceId = Clients.InstanceId;
        options.Token = token;
        options.Resilience.Randomizer = static () => 0.5;
    };

    private static ServiceProvider Provider(Action<IServiceCollection> register)
    {
        ServiceCollection services = new();
        register(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class VaultTokens : Sdk.ITokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult("vault");

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}
