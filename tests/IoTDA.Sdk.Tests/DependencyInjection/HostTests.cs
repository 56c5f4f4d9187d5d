using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.Tests.DependencyInjection;

/// <summary>A host with wrong options does not start.</summary>
public sealed class HostTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_with_right_options_starts()
    {
        using IHost host = Host(services => services.AddIoTDA(RegistrationTests.Configure(null)));

        await host.StartAsync(Cancellation);
        await host.StopAsync(Cancellation);
    }

    [Theory]
    [InlineData("http://iotda.example", "Endpoint uses https unless its host is loopback")]
    [InlineData("https://iotda.example?v5", "Endpoint is scheme, host and at most a path")]
    public async Task A_host_with_wrong_options_does_not_start(string endpoint, string says)
    {
        using IHost host = Host(services =>
        {
            services.AddIoTDA("east", RegistrationTests.Configure(null));
            services.AddIoTDA("west", options =>
            {
                RegistrationTests.Configure(null)(options);
                options.Endpoint = new Uri(endpoint);
            });
        });

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(Cancellation));

        Assert.StartsWith($"IoTDAClientOptions 'west': {says}", Assert.Single(failure.Failures), StringComparison.Ordinal);
    }

    private static IHost Host(Action<IServiceCollection> register)
    {
        HostApplicationBuilder builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        register(builder.Services);
        return builder.Build();
    }
}
