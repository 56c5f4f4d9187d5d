using System.Diagnostics.CodeAnalysis;
using IoTDA.Sdk.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>What <c>AddIoTDA</c> returns: where the registration of one client goes on.</summary>
public sealed class IoTDABuilder
{
    internal IoTDABuilder(string name, IServiceCollection services, IHttpClientBuilder httpClientBuilder)
    {
        Name = name;
        Services = services;
        HttpClientBuilder = httpClientBuilder;
    }

    /// <summary>The client's name; empty for the one without a name.</summary>
    public string Name { get; }

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// The HTTP client underneath, for a proxy, a certificate or handlers of the host's own. Those come innermost and see each try.
    /// </summary>
    public IHttpClientBuilder HttpClientBuilder { get; }

    /// <summary>Sends a fixed user token.</summary>
    /// <param name="token">The token; it lives 24 hours at most and is not renewed.</param>
    public IoTDABuilder UseToken(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        Services.Configure<IoTDAClientOptions>(Name, options => options.Token = token);
        return this;
    }

    /// <summary>Takes tokens from a provider of the host's own, which is made once.</summary>
    /// <typeparam name="T">The provider.</typeparam>
    public IoTDABuilder UseTokenProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ITokenProvider
    {
        Services.TryAddKeyedSingleton<ITokenProvider, T>(Name);
        return this;
    }

    /// <summary>Takes tokens from a provider of the host's own.</summary>
    /// <param name="create">Makes the provider; called once.</param>
    public IoTDABuilder UseTokenProvider(Func<IServiceProvider, ITokenProvider> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.TryAddKeyedSingleton(Name, (provider, _) => create(provider));
        return this;
    }
}
