using System.Diagnostics.CodeAnalysis;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.DependencyInjection;
using IoTDA.Sdk.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IoTDA.Sdk;

/// <summary>
/// What <c>AddIoTDA</c> returns: configures one client. Credentials come from exactly one place, which is checked
/// when the host starts.
/// </summary>
public sealed class IoTDABuilder
{
    internal IoTDABuilder(string name, IServiceCollection services, IHttpClientBuilder httpClientBuilder, IHttpClientBuilder iamHttpClientBuilder)
    {
        Name = name;
        Services = services;
        HttpClientBuilder = httpClientBuilder;
        IamHttpClientBuilder = iamHttpClientBuilder;
    }

    /// <summary>The client's name; empty for the one without a name.</summary>
    public string Name { get; }

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// The HTTP client underneath, for a proxy, a certificate or handlers of the host's own. Those come innermost and see each attempt; what
    /// they change of a signed request's method, address, body or signed headers makes its signature invalid. Its own request log is off,
    /// since the library logs each call; <c>AddDefaultLogger</c> turns it on, without the headers' values.
    /// </summary>
    public IHttpClientBuilder HttpClientBuilder { get; }

    /// <summary>The HTTP client that IAM is asked with: for logins by password, and to look up a project's id.</summary>
    public IHttpClientBuilder IamHttpClientBuilder { get; }

    /// <summary>
    /// Sets how the network of this host is passed: a proxy, a private certificate authority, a client certificate. It counts for the service and for IAM;
    /// for one of them alone, or for more than these options have, take <c>ConfigurePrimaryHttpMessageHandler</c> of <see cref="HttpClientBuilder"/> or
    /// <see cref="IamHttpClientBuilder"/>. Redirects and cookies are off in any case.
    /// </summary>
    /// <param name="configure">Sets the options.</param>
    public IoTDABuilder ConfigureConnection(Action<ConnectionOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new ConnectionOptions();
        configure(options);
        HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => PrimaryHandler.Create(options));
        IamHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => PrimaryHandler.Create(options));
        return this;
    }

    /// <summary>Sends a fixed user token.</summary>
    /// <param name="token">The token; it lives 24 hours at most and is not renewed.</param>
    public IoTDABuilder UseToken(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return Configure(options => options.Token = token);
    }

    /// <summary>Signs requests with an access key.</summary>
    /// <param name="accessKeyId">The id (AK).</param>
    /// <param name="secretAccessKey">The secret (SK).</param>
    /// <param name="securityToken">The token of a temporary key; <see langword="null"/> for a permanent one.</param>
    public IoTDABuilder UseAccessKey(string accessKeyId, string secretAccessKey, string? securityToken = null)
    {
        var key = new AccessKey(accessKeyId, secretAccessKey, securityToken);
        return UseAccessKey(options =>
        {
            options.AccessKeyId = key.AccessKeyId;
            options.SecretAccessKey = key.SecretAccessKey;
            options.SecurityToken = key.SecurityToken;
        });
    }

    /// <summary>Signs requests with an access key.</summary>
    /// <param name="configure">Sets the key.</param>
    public IoTDABuilder UseAccessKey(Action<AccessKeyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Configure(options => configure(options.AccessKey ??= new AccessKeyOptions()));
    }

    /// <summary>Signs requests with an access key.</summary>
    /// <param name="configuration">A section with the members of <see cref="AccessKeyOptions"/>.</param>
    public IoTDABuilder UseAccessKey(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return UseAccessKey(options => configuration.Bind(options));
    }

    /// <summary>Logs in to IAM as a user and renews the token in time.</summary>
    /// <param name="configure">Sets the user and the password.</param>
    public IoTDABuilder UseIamPassword(Action<IamPasswordOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Configure(options => configure(options.IamPassword ??= new IamPasswordOptions()));
    }

    /// <summary>Logs in to IAM as a user and renews the token in time.</summary>
    /// <param name="configuration">A section with the members of <see cref="IamPasswordOptions"/>.</param>
    public IoTDABuilder UseIamPassword(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return UseIamPassword(options => configuration.Bind(options));
    }

    /// <summary>Takes tokens from a provider of the host's own, which is made once.</summary>
    /// <typeparam name="T">The provider.</typeparam>
    public IoTDABuilder UseTokenProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, ITokenProvider
    {
        Services.TryAddKeyedSingleton<ITokenProvider, T>(Name);
        return RegisterTokens($"UseTokenProvider<{typeof(T).Name}>");
    }

    /// <summary>Takes tokens from a provider of the host's own.</summary>
    /// <param name="create">Makes the provider; called once.</param>
    public IoTDABuilder UseTokenProvider(Func<IServiceProvider, ITokenProvider> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.TryAddKeyedSingleton(Name, (provider, _) => create(provider));
        return RegisterTokens(nameof(UseTokenProvider));
    }

    /// <summary>Takes access keys from a provider of the host's own, which is made once.</summary>
    /// <typeparam name="T">The provider.</typeparam>
    public IoTDABuilder UseAccessKeyProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>()
        where T : class, IAccessKeyProvider
    {
        Services.TryAddKeyedSingleton<IAccessKeyProvider, T>(Name);
        return RegisterKeys($"UseAccessKeyProvider<{typeof(T).Name}>");
    }

    /// <summary>Takes access keys from a provider of the host's own.</summary>
    /// <param name="create">Makes the provider; called once.</param>
    public IoTDABuilder UseAccessKeyProvider(Func<IServiceProvider, IAccessKeyProvider> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.TryAddKeyedSingleton(Name, (provider, _) => create(provider));
        return RegisterKeys(nameof(UseAccessKeyProvider));
    }

    /// <summary>Shares the tokens of a login by password through a cache; by default each process logs in for itself.</summary>
    /// <param name="create">Makes the cache; called once.</param>
    public IoTDABuilder UseTokenCache(Func<IServiceProvider, ITokenCache> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.TryAddKeyedSingleton(Name, (provider, _) => create(provider));
        return this;
    }

    private IoTDABuilder Configure(Action<IoTDAClientOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    private IoTDABuilder RegisterTokens(string source)
        => Register(provider => Credential.OfProvider(source, () => provider.GetRequiredKeyedService<ITokenProvider>(Name)));

    private IoTDABuilder RegisterKeys(string source)
        => Register(provider => Credential.OfProvider(source, () => provider.GetRequiredKeyedService<IAccessKeyProvider>(Name)));

    private IoTDABuilder Register(Func<IServiceProvider, Credential> create)
    {
        Services.AddOptions<CredentialRegistrations>(Name)
            .Configure<IServiceProvider>((registrations, provider) => registrations.Providers.Add(create(provider)));
        return this;
    }
}
