using IoTDA.Sdk.Authentication.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.DependencyInjection;

/// <summary>Clients that are known at run time only share the connections and nothing else.</summary>
public sealed class ClientFactoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_tenants_share_a_connection_and_have_credentials_and_projects_of_their_own()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204), StubAnswer.Empty(204));
        await using ServiceProvider provider = Provider();
        IIoTDAClientFactory factory = provider.GetRequiredService<IIoTDAClientFactory>();
        using IoTDAClient first = factory.Create(Options(server.Address, "project_1", "token_1"));
        using IoTDAClient second = factory.Create(Options(server.Address, "project_2", "token_2"));

        await first.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);
        await second.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        Assert.Equal(
            [($"/v5/iot/project_1/batchtasks/{Clients.TaskId}", "token_1"), ($"/v5/iot/project_2/batchtasks/{Clients.TaskId}", "token_2")],
            server.Requests.Select(request => (request.Target, request.Header("X-Auth-Token")!)));
        Assert.Single(server.Requests.Select(request => request.Connection).Distinct());
    }

    [Fact]
    public async Task A_tenant_that_is_gone_leaves_the_others_their_connection()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204), StubAnswer.Empty(204));
        await using ServiceProvider provider = Provider();
        IIoTDAClientFactory factory = provider.GetRequiredService<IIoTDAClientFactory>();
        IoTDAClient first = factory.Create(Options(server.Address, "project_1", "token_1"));
        using IoTDAClient second = factory.Create(Options(server.Address, "project_2", "token_2"));
        await first.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        first.Dispose();
        await second.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        var failure = await Assert.ThrowsAsync<IoTDATransportException>(() => first.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));
        Assert.IsType<ObjectDisposedException>(failure.InnerException);
        Assert.Single(server.Requests.Select(request => request.Connection).Distinct());
    }

    [Fact]
    public async Task The_host_s_handlers_clock_and_proxy_serve_all_of_them()
    {
        ManualTimeProvider clock = new();
        using StubHandler service = new(StubHandler.Answer(503), StubHandler.Answer(204));
        int made = 0;
        await using ServiceProvider provider = Provider(services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            services.AddIoTDAClientFactory().ConfigurePrimaryHttpMessageHandler(() =>
            {
                made++;
                return service;
            });
        });
        IIoTDAClientFactory factory = provider.GetRequiredService<IIoTDAClientFactory>();
        using IoTDAClient first = factory.Create(Options(new Uri("https://one.example"), "p", "token_1"));
        using IoTDAClient second = factory.Create(Options(new Uri("https://two.example"), "p", null), new StaticToken());

        await clock.RunAsync(first.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));
        await clock.RunAsync(second.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal(["token_1", "token_1", "token_of_a_provider"], service.Tokens);
        Assert.Equal((1, 1), (made, clock.Delays.Count));
    }

    [Fact]
    public async Task The_environment_is_the_host_s_and_not_a_tenant_s()
    {
        await using ServiceProvider provider = Provider();
        IIoTDAClientFactory factory = provider.GetRequiredService<IIoTDAClientFactory>();

        var refusal = Assert.Throws<OptionsValidationException>(() => factory.Create(Options(new Uri("https://iotda.example"), "p", null)));

        Assert.Equal(
            "IoTDAClientOptions: there are no credentials. Looked at: Token, AccessKey and IamPassword in the options; a token provider; an access key provider.", refusal.Message);
    }

    private static IoTDAClientOptions Options(Uri endpoint, string project, string? token)
    {
        IoTDAClientOptions options = new() { Endpoint = endpoint, ProjectId = project, Token = token };
        options.Resilience.Randomizer = static () => 0.5;
        return options;
    }

    private static ServiceProvider Provider(Action<IServiceCollection>? register = null)
    {
        ServiceCollection services = new();
        services.AddSingleton(new EnvironmentVariables(_ => "environment"));
        services.AddIoTDAClientFactory();
        register?.Invoke(services);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class StaticToken : ITokenProvider
    {
        public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult("token_of_a_provider");

        public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(false);
    }
}
