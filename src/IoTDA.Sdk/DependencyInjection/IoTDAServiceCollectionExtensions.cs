using System.Diagnostics.CodeAnalysis;
using IoTDA.Sdk;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.DependencyInjection;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Pipeline;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers IoTDA clients.</summary>
public static class IoTDAServiceCollectionExtensions
{
    /// <summary>
    /// Registers the client of one instance: <see cref="IoTDAClient"/> and the interface of each of its families, such as
    /// <see cref="IBatchTaskClient"/>, as singletons. The options are validated when the host starts.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">A section with the members of <see cref="IoTDAClientOptions"/>.</param>
    public static IoTDABuilder AddIoTDA(this IServiceCollection services, IConfiguration configuration)
        => services.AddIoTDA(Options.Options.DefaultName, configuration);

    /// <inheritdoc cref="AddIoTDA(IServiceCollection, IConfiguration)" />
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    public static IoTDABuilder AddIoTDA(this IServiceCollection services, Action<IoTDAClientOptions> configure)
        => services.AddIoTDA(Options.Options.DefaultName, configure);

    /// <summary>
    /// Registers the client of one of several instances, as keyed singletons: ask for <see cref="IBatchTaskClient"/> with
    /// <c>[FromKeyedServices(name)]</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name that is the key.</param>
    /// <param name="configuration">A section with the members of <see cref="IoTDAClientOptions"/>.</param>
    public static IoTDABuilder AddIoTDA(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<IoTDAClientOptions>(name).Bind(configuration);
        return services.AddClient(name);
    }

    /// <inheritdoc cref="AddIoTDA(IServiceCollection, string, IConfiguration)" />
    /// <param name="services">The services.</param>
    /// <param name="name">The name that is the key.</param>
    /// <param name="configure">Sets the options.</param>
    public static IoTDABuilder AddIoTDA(this IServiceCollection services, string name, Action<IoTDAClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<IoTDAClientOptions>(name).Configure(configure);
        return services.AddClient(name);
    }

    private static IoTDABuilder AddClient(this IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        services.AddOptionsWithValidateOnStart<IoTDAClientOptions>(name);
        services.TryAddSingleton<RegisteredSources>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IoTDAClientOptions>, IoTDAClientOptionsValidator>(
            static provider => new IoTDAClientOptionsValidator(
                provider.GetRequiredService<RegisteredSources>().Of, provider.GetRequiredService<EnvironmentVariables>())));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(EnvironmentVariables.OfProcess);

        string httpClientName = name.Length == 0 ? "IoTDA.Sdk" : $"IoTDA.Sdk:{name}";
        string iamClientName = httpClientName + ":iam";
        IHttpClientBuilder http = services.AddHttpClient(httpClientName);
        IHttpClientBuilder iam = services.AddHttpClient(iamClientName);
        if (!services.Any(service => service.ServiceType == typeof(IoTDAClient) && service.IsKeyedService && name.Equals(service.ServiceKey)))
        {
            // Once: a client that a library and its host both register has one chain, and keeps the host's changes to it.
            SetUp(http, (handlers, provider) => AddHandlers(handlers, provider, name));
            SetUp(iam, (handlers, provider) => AddIamHandlers(handlers, provider, name));

            // Before all others, so that it has the last word: what comes after it in this list has had its own before.
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(
                provider => new GuardFilter([httpClientName, iamClientName], Logger(provider))));
            services.AddOptionsWithValidateOnStart<PrimaryHandlerCheck>(name);
            services.AddSingleton<IValidateOptions<PrimaryHandlerCheck>>(provider => new PrimaryHandlerCheck.Validator(
                name, httpClientName, provider.GetRequiredService<IHttpMessageHandlerFactory>));
        }

        services.TryAddKeyedSingleton(name, (provider, _) => CreateCredentials(provider, name));
        services.TryAddKeyedSingleton(name, (provider, _) => CreateConnection(provider, name, iamClientName));
        services.TryAddKeyedSingleton(name, (provider, _) => CreateClient(provider, name, httpClientName));
        foreach ((Type type, Func<IoTDAClient, object> family) in IoTDAClient.Families)
        {
            services.TryAdd(ServiceDescriptor.KeyedSingleton(type, name, (provider, key) => family(provider.GetRequiredKeyedService<IoTDAClient>(key))));
        }

        if (name.Length == 0)
        {
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<IoTDAClient>(Options.Options.DefaultName));
            foreach ((Type type, _) in IoTDAClient.Families)
            {
                services.TryAdd(ServiceDescriptor.Singleton(type, provider => provider.GetRequiredKeyedService(type, Options.Options.DefaultName)));
            }
        }

        return new IoTDABuilder(name, services, http, iam);
    }

    private static void SetUp(IHttpClientBuilder builder, Action<IList<DelegatingHandler>, IServiceProvider> addHandlers)
        => builder.ConfigureHttpClient(static client => HandlerChain.Configure(client))
            .ConfigurePrimaryHttpMessageHandler(static _ => PrimaryHandler.Create())
            .ConfigureAdditionalHttpMessageHandlers(addHandlers)
            .RemoveAllLoggers()
            .RedactLoggedHeaders(static _ => true)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);

    private static void AddHandlers(IList<DelegatingHandler> handlers, IServiceProvider provider, string name)
        => Insert(handlers, HandlerChain.Create(
            OptionsOf(provider, name), provider.GetRequiredKeyedService<ClientConnection>(name), Clock(provider), Logger(provider)));

    private static void AddIamHandlers(IList<DelegatingHandler> handlers, IServiceProvider provider, string name)
        => Insert(handlers, HandlerChain.CreateForIam(
            OptionsOf(provider, name), provider.GetRequiredKeyedService<ClientCredentials>(name), Clock(provider), Logger(provider)));

    // The host's own handlers stay innermost, where they see each attempt as it is sent.
    private static void Insert(IList<DelegatingHandler> handlers, DelegatingHandler[] ours)
    {
        for (int i = 0; i < ours.Length; i++)
        {
            handlers.Insert(i, ours[i]);
        }
    }

    private static ClientCredentials CreateCredentials(IServiceProvider provider, string name)
    {
        IoTDAClientOptions options = OptionsOf(provider, name);
        IReadOnlyList<CredentialSource> sources = options.Sources(provider.GetRequiredService<RegisteredSources>().Of(name));

        // The options were validated, so there is a source.
        CredentialSource source = CredentialSources.Find([], sources, provider.GetRequiredService<EnvironmentVariables>())!;
        return ClientCredentials.Of(
            source, () => provider.GetRequiredKeyedService<ITokenProvider>(name), () => provider.GetRequiredKeyedService<IAccessKeyProvider>(name));
    }

    private static ClientConnection CreateConnection(IServiceProvider provider, string name, string iamClientName)
        => new(
            OptionsOf(provider, name),
            provider.GetRequiredKeyedService<ClientCredentials>(name),
            () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(iamClientName),
            provider.GetKeyedService<ITokenCache>(name),
            Clock(provider),
            Logger(provider));

    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns the HttpClient, and the container the client.")]
    private static IoTDAClient CreateClient(IServiceProvider provider, string name, string httpClientName)
        => new(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName),
            null,
            provider.GetRequiredKeyedService<ClientConnection>(name),
            OptionsOf(provider, name),
            Clock(provider),
            Logger(provider));

    private static IoTDAClientOptions OptionsOf(IServiceProvider provider, string name)
        => provider.GetRequiredService<IOptionsMonitor<IoTDAClientOptions>>().Get(name);

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();

    private static ILogger Logger(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger(ClientTelemetry.Name);
}
