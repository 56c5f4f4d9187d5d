using System.Diagnostics.CodeAnalysis;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.DependencyInjection;
using IoTDA.Sdk.DependencyInjection.Reloading;
using IoTDA.Sdk.DependencyInjection.Settings;
using IoTDA.Sdk.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

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
        HttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => PrimaryHandler.Create(ConnectionOptions.Of(configure)));
        IamHttpClientBuilder.ConfigurePrimaryHttpMessageHandler(() => PrimaryHandler.Create(ConnectionOptions.Of(configure)));
        return this;
    }

    /// <summary>Sends a fixed user token.</summary>
    /// <param name="token">The token; it lives 24 hours at most and is not renewed.</param>
    public IoTDABuilder UseToken(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return Register(_ => Credential.OfToken(nameof(UseToken), token));
    }

    /// <summary>Signs requests with an access key.</summary>
    /// <param name="accessKeyId">The id (AK).</param>
    /// <param name="secretAccessKey">The secret (SK).</param>
    /// <param name="securityToken">The token of a temporary key; <see langword="null"/> for a permanent one.</param>
    public IoTDABuilder UseAccessKey(string accessKeyId, string secretAccessKey, string? securityToken = null)
    {
        // It refuses what cannot be sent.
        _ = new AccessKey(accessKeyId, secretAccessKey, securityToken);
        var key = new AccessKeyOptions { AccessKeyId = accessKeyId, SecretAccessKey = secretAccessKey, SecurityToken = securityToken };
        return Register(_ => Credential.OfKey(nameof(UseAccessKey), key));
    }

    /// <summary>Signs requests with an access key.</summary>
    /// <param name="configure">Sets the key.</param>
    public IoTDABuilder UseAccessKey(Action<AccessKeyOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Register(_ =>
        {
            var key = new AccessKeyOptions();
            configure(key);
            return Credential.OfKey(nameof(UseAccessKey), key);
        });
    }

    /// <summary>Signs requests with an access key.</summary>
    /// <param name="configuration">A section with the members of <see cref="AccessKeyOptions"/>.</param>
    public IoTDABuilder UseAccessKey(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Register(configuration, nameof(UseAccessKey), $"{nameof(IoTDAClientOptions.AccessKey)}:", (source, unknown) =>
        {
            var key = new AccessKeyOptions();
            configuration.Bind(key);
            return Credential.OfKey(source, key, unknown);
        });
    }

    /// <summary>Logs in to IAM as a user and renews the token in time.</summary>
    /// <param name="configure">Sets the user and the password.</param>
    public IoTDABuilder UseIamPassword(Action<IamPasswordOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Register(_ =>
        {
            var user = new IamPasswordOptions();
            configure(user);
            return Credential.OfUser(nameof(UseIamPassword), user);
        });
    }

    /// <summary>Logs in to IAM as a user and renews the token in time.</summary>
    /// <param name="configuration">A section with the members of <see cref="IamPasswordOptions"/>.</param>
    public IoTDABuilder UseIamPassword(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Register(configuration, nameof(UseIamPassword), $"{nameof(IoTDAClientOptions.IamPassword)}:", (source, unknown) =>
        {
            var user = new IamPasswordOptions();
            configuration.Bind(user);
            return Credential.OfUser(source, user, unknown);
        });
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

    private IoTDABuilder RegisterTokens(string source)
        => Register(provider => Credential.OfProvider(source, () => provider.GetRequiredKeyedService<ITokenProvider>(Name)));

    private IoTDABuilder RegisterKeys(string source)
        => Register(provider => Credential.OfProvider(source, () => provider.GetRequiredKeyedService<IAccessKeyProvider>(Name)));

    private IoTDABuilder Register(IConfiguration section, string use, string prefix, Func<string, IEnumerable<string>, Credential> bind)
    {
        string source = section is IConfigurationSection { Path: var path } ? $"{use}({path})" : use;
        BoundSections bound = BoundSections.Of(Services);
        bound.Add(section);
        Services.AddSingleton<IOptionsChangeTokenSource<IoTDAClientOptions>>(provider => new CheckedReload(Name, section, provider));
        return Register(_ =>
        {
            // Anew each time, since the section may have changed.
            var check = new SectionCheck(section, prefix, bound);
            return check.Unreadable.Count > 0 ? Credential.Unreadable(source, [.. check.Unreadable, .. check.Unknown]) : bind(source, check.Unknown);
        });
    }

    private IoTDABuilder Register(Func<IServiceProvider, Credential> create)
    {
        Services.AddOptions<CredentialRegistrations>(Name)
            .Configure<IServiceProvider>((registrations, provider) => registrations.Credentials.Add(create(provider)));
        return this;
    }
}
