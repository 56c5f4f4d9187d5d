using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.Pipeline;
using IoTDA.Sdk.Pipeline.RateLimiting;
using IoTDA.Sdk.Pipeline.Resilience;
using IoTDA.Sdk.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.Tests.DependencyInjection;

/// <summary>Attempts outermost, authentication inside, then the host's own handlers, and the guard innermost.</summary>
public sealed class HandlerOrderTests
{
    private static readonly Type[] Order = [typeof(OperationHandler), typeof(ResilienceHandler), typeof(InstanceIdHandler), typeof(TokenHandler), typeof(TicketHandler)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_chain_has_the_documented_order()
    {
        IoTDAClientOptions options = Clients.Options(new Uri("https://iotda.example"));
        ServiceAddress address = new(options.Endpoint!, Clients.ProjectId);

        Assert.Equal(
            Order,
            HandlerChain.Create(options, address, new StaticTokenProvider("t"), null, null, new ServiceClock(TimeProvider.System), new ClientSetup().TelemetryOf(address.Base))
                .Select(handler => handler.GetType()));
    }

    [Fact]
    public void A_rate_limit_stands_outside_the_attempts()
    {
        IoTDAClientOptions options = Clients.Options(new Uri("https://iotda.example"), options => options.RateLimit.Client.PermitLimit = 1);
        ServiceAddress address = new(options.Endpoint!, Clients.ProjectId);
        using CallRateLimits limits = CallRateLimits.Of(options.RateLimit, TimeProvider.System)!;

        Assert.Equal(
            [typeof(OperationHandler), typeof(RateLimitHandler), typeof(ResilienceHandler)],
            HandlerChain.Create(options, address, new StaticTokenProvider("t"), null, limits, new ServiceClock(TimeProvider.System), new ClientSetup().TelemetryOf(address.Base))
                .Take(3).Select(handler => handler.GetType()));
    }

    [Theory]
    [InlineData("", "IoTDA.Sdk")]
    [InlineData("east", "IoTDA.Sdk:east")]
    public void The_container_ends_the_chain_with_the_host_s_handlers_the_guard_and_sockets_without_redirects_and_cookies(string name, string httpClientName)
    {
        ServiceCollection services = new();
        services.AddIoTDA(name, RegistrationTests.Configure(null)).HttpClientBuilder.AddHttpMessageHandler(() => new Witness());
        using ServiceProvider provider = services.BuildServiceProvider();

        List<HttpMessageHandler> chain = [];
        HttpMessageHandler? handler = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(httpClientName);
        while (handler is not null)
        {
            chain.Add(handler);
            handler = (handler as DelegatingHandler)?.InnerHandler;
        }

        Assert.Equal(
            [typeof(Witness), typeof(OnceGuard)],
            chain.OfType<DelegatingHandler>().Select(link => link.GetType()).Where(type => type.Assembly == typeof(IoTDAClient).Assembly || type == typeof(Witness)));
        if (chain[^1] is HttpClientHandler old)
        {
            // The asset for older frameworks, which have no other.
            Assert.Equal((false, false), (old.AllowAutoRedirect, old.UseCookies));
        }
        else
        {
            var sockets = Assert.IsType<SocketsHttpHandler>(chain[^1]);
            Assert.Equal((false, false, TimeSpan.FromMinutes(5)), (sockets.AllowAutoRedirect, sockets.UseCookies, sockets.PooledConnectionLifetime));
        }
    }

    [Fact]
    public async Task A_host_s_handler_sees_each_try_as_it_is_sent()
    {
        Witness witness = new();
        ManualTimeProvider clock = new();
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(clock);
        services.AddIoTDA(RegistrationTests.Configure(null)).HttpClientBuilder
            .AddHttpMessageHandler(() => witness)
            .ConfigurePrimaryHttpMessageHandler(() => new StubHandler(StubHandler.Answer(503), StubHandler.Answer(204)));
        await using ServiceProvider provider = services.BuildServiceProvider();

        await clock.RunAsync(provider.GetRequiredService<IBatchTaskClient>().DeleteAsync(Clients.TaskId, Cancellation));

        Assert.Equal(Enumerable.Repeat($"{Clients.Token} {Clients.InstanceId}", 2), witness.Seen);
    }

    private sealed class Witness : DelegatingHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add($"{request.Headers.GetValues("X-Auth-Token").Single()} {request.Headers.GetValues("Instance-Id").Single()}");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
