using System.Diagnostics.CodeAnalysis;
using IoTDA.Sdk;
using IoTDA.Sdk.Authentication;
using IoTDA.Sdk.BatchTaskFiles;
using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.DependencyInjection;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers IoTDA clients.</summary>
public static class IoTDAServiceCollectionExtensions
{
    /// <summary>
    /// Registers the client of one instance: <see cref="IoTDAClient"/>, <see cref="IBatchTaskClient"/> and
    /// <see cref="IBatchTaskFileClient"/>, each as a singleton. The options are validated when the host starts.
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
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IoTDAClientOptions>, IoTDAClientOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);

        string httpClientName = name.Length == 0 ? "IoTDA.Sdk" : $"IoTDA.Sdk:{name}";
        IHttpClientBuilder http = services.AddHttpClient(httpClientName);
        if (!services.Any(service => service.ServiceType == typeof(IoTDAClient) && service.IsKeyedService && name.Equals(service.ServiceKey)))
        {
            // Once: a client that a library and its host both register has one chain, and keeps the host's changes to it.
            http.ConfigureHttpClient(static client => HandlerChain.Configure(client))
                .ConfigurePrimaryHttpMessageHandler(static _ => HandlerChain.CreatePrimary())
                .ConfigureAdditionalHttpMessageHandlers((handlers, provider) => AddHandlers(handlers, provider, name))
                .RedactLoggedHeaders(static _ => true)
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        }

        services.TryAddKeyedSingleton(name, (provider, _) => CreateClient(provider, name, httpClientName));
        services.TryAddKeyedSingleton(name, static (provider, key) => provider.GetRequiredKeyedService<IoTDAClient>(key).BatchTasks);
        services.TryAddKeyedSingleton(name, static (provider, key) => provider.GetRequiredKeyedService<IoTDAClient>(key).BatchTaskFiles);
        if (name.Length == 0)
        {
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<IoTDAClient>(Options.Options.DefaultName));
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<IBatchTaskClient>(Options.Options.DefaultName));
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<IBatchTaskFileClient>(Options.Options.DefaultName));
        }

        return new IoTDABuilder(name, services, http);
    }

    private static void AddHandlers(IList<DelegatingHandler> handlers, IServiceProvider provider, string name)
    {
        IoTDAClientOptions options = provider.GetRequiredService<IOptionsMonitor<IoTDAClientOptions>>().Get(name);
        ITokenProvider tokens = HandlerChain.TokenProvider(name, options, provider.GetKeyedService<ITokenProvider>(name));
        DelegatingHandler[] ours = HandlerChain.Create(options, tokens, provider.GetRequiredService<TimeProvider>(), Logger(provider));
        for (int i = 0; i < ours.Length; i++)
        {
            // The host's own handlers stay innermost, where they see each try as it is sent.
            handlers.Insert(i, ours[i]);
        }
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "The client owns the HttpClient, and the container the client.")]
    private static IoTDAClient CreateClient(IServiceProvider provider, string name, string httpClientName)
        => new(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName),
            provider.GetRequiredService<IOptionsMonitor<IoTDAClientOptions>>().Get(name),
            provider.GetRequiredService<TimeProvider>(),
            Logger(provider));

    private static ILogger Logger(IServiceProvider provider) => provider.GetRequiredService<ILoggerFactory>().CreateLogger(ClientTelemetry.Name);
}
