using IoTDA.Sdk;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.DependencyInjection;
using IoTDA.Sdk.DependencyInjection.Reloading;
using IoTDA.Sdk.DependencyInjection.Settings;
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
    /// <param name="configuration">
    /// A section with the members of <see cref="IoTDAClientOptions"/>. A key that is none of them is an error, unless another registration binds it.
    /// </param>
    /// <exception cref="InvalidOperationException">The name is registered already.</exception>
    public static IoTDABuilder AddIoTDA(this IServiceCollection services, IConfiguration configuration)
        => services.AddIoTDA(Options.Options.DefaultName, configuration);

    /// <inheritdoc cref="AddIoTDA(IServiceCollection, IConfiguration)" path="/*[not(self::param)]" />
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <example>
    /// <code language="csharp">
    /// services.AddIoTDA(options =&gt;
    /// {
    ///     options.Endpoint = new Uri("https://1a2b3c4d5e.st1.iotda-app.ap-southeast-1.myhuaweicloud.com");
    ///     options.ProjectId = "0123456789abcdef0123456789abcdef";
    /// }).UseIamPassword(user =&gt;
    /// {
    ///     user.DomainName = "acme";
    ///     user.UserName = "robot";
    ///     user.Password = "...";
    /// });
    /// </code>
    /// </example>
    public static IoTDABuilder AddIoTDA(this IServiceCollection services, Action<IoTDAClientOptions> configure)
        => services.AddIoTDA(Options.Options.DefaultName, configure);

    /// <summary>
    /// Registers the client of one of several instances, as keyed singletons: ask for <see cref="IBatchTaskClient"/> with
    /// <c>[FromKeyedServices(name)]</c>.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name that is the key.</param>
    /// <param name="configuration">
    /// A section with the members of <see cref="IoTDAClientOptions"/>. A key that is none of them is an error, unless another registration binds it.
    /// </param>
    /// <exception cref="InvalidOperationException">The name is registered already.</exception>
    public static IoTDABuilder AddIoTDA(this IServiceCollection services, string name, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        IoTDABuilder builder = services.AddClient(name);
        BoundSections bound = BoundSections.Of(services);
        bound.Add(configuration);
        services.Configure<IoTDAClientOptions>(name, options => Bind(configuration, options, bound));
        services.AddSingleton<IOptionsChangeTokenSource<IoTDAClientOptions>>(provider => new CheckedReload(name, configuration, provider));
        return builder;
    }

    /// <inheritdoc cref="AddIoTDA(IServiceCollection, string, IConfiguration)" path="/*[not(self::param)]" />
    /// <param name="services">The services.</param>
    /// <param name="name">The name that is the key.</param>
    /// <param name="configure">Sets the options.</param>
    /// <example>
    /// <code language="csharp">
    /// services.AddIoTDA("east", options =&gt; options.Endpoint = new Uri("https://east.example")).UseToken("...");
    /// services.AddIoTDA("west", options =&gt; options.Endpoint = new Uri("https://west.example")).UseToken("...");
    ///
    /// // In a constructor: [FromKeyedServices("west")] IBatchTaskClient batchTasks.
    /// IBatchTaskClient west = services.BuildServiceProvider().GetRequiredKeyedService&lt;IBatchTaskClient&gt;("west");
    /// </code>
    /// </example>
    public static IoTDABuilder AddIoTDA(this IServiceCollection services, string name, Action<IoTDAClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        IoTDABuilder builder = services.AddClient(name);
        services.Configure(name, configure);
        return builder;
    }

    /// <summary>
    /// Registers <see cref="IIoTDAClientFactory"/>, for clients that are known at run time only, such as one for each tenant. May be called more than once.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configureConnection">How the network of this host is passed; <see langword="null"/> takes the system's settings.</param>
    /// <returns>The HTTP client underneath, whose connections all clients of the factory share, for handlers of the host's own.</returns>
    public static IHttpClientBuilder AddIoTDAClientFactory(this IServiceCollection services, Action<ConnectionOptions>? configureConnection = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddShared();
        if (!services.Any(static service => service.ServiceType == typeof(IIoTDAClientFactory)))
        {
            services.AddSingleton<IIoTDAClientFactory, ClientFactory>();
            services.AddHandlers(ClientFactory.HttpClientName, ClientFactory.HttpClientName);
        }

        IHttpClientBuilder http = services.AddHttpClient(ClientFactory.HttpClientName);
        return configureConnection is null ? http : http.ConfigurePrimaryHttpMessageHandler(() => PrimaryHandler.Create(ConnectionOptions.Of(configureConnection)));
    }

    private static IoTDABuilder AddClient(this IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (ClientParts.Names(services).Contains(name))
        {
            throw new InvalidOperationException(
                $"AddIoTDA was called before for the client {ClientParts.Show(name)}: register each name once, and set its options from elsewhere by Configure<IoTDAClientOptions>.");
        }

        services.AddShared();
        services.AddOptionsWithValidateOnStart<IoTDAClientOptions>(name);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IoTDAClientOptions>, IoTDAClientOptionsValidator>(
            static provider => new IoTDAClientOptionsValidator(
                provider.GetRequiredService<ClientMaker>().Registered, provider.GetRequiredService<EnvironmentVariables>())));
        services.AddOptions<CredentialRegistrations>(name)
            .PostConfigure<IServiceProvider>((registrations, provider) => registrations.AddKeyed(provider, name));
        string http = ClientMaker.HttpClientName(name, Destination.Service);
        string iam = ClientMaker.HttpClientName(name, Destination.Iam);
        services.AddHandlers(name, http, iam);
        ClientParts.Add(services, name);
        return new IoTDABuilder(name, services, services.AddHttpClient(http), services.AddHttpClient(iam));
    }

    private static void AddShared(this IServiceCollection services)
    {
        services.TryAddSingleton<ClientMaker>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(EnvironmentVariables.OfProcess);
    }

    /// <summary>Sets up the handlers after the clients' own: those of the host, and the guard.</summary>
    private static void AddHandlers(this IServiceCollection services, string name, params string[] httpClients)
    {
        foreach (string httpClient in httpClients)
        {
            services.AddHttpClient(httpClient)
                .ConfigurePrimaryHttpMessageHandler(static _ => PrimaryHandler.Create())
                .RemoveAllLoggers()
                .RedactLoggedHeaders(static _ => true)
                .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        }

        // Before all others, so that it has the last word: what comes after it in this list has had its own before.
        services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(
            provider => new GuardFilter(name == ClientFactory.HttpClientName ? "" : name, httpClients, provider.GetRequiredService<ILoggerFactory>().CreateLogger(ClientTelemetry.Name))));
        services.AddOptionsWithValidateOnStart<PrimaryHandlerCheck>(name);
        services.AddSingleton<IValidateOptions<PrimaryHandlerCheck>>(provider => new PrimaryHandlerCheck.Validator(
            name, httpClients, provider.GetRequiredService<IHttpMessageHandlerFactory>));
    }

    private static void Bind(IConfiguration configuration, IoTDAClientOptions options, BoundSections bound)
    {
        var check = new SectionCheck(configuration, "", bound);
        options.Unknown.AddRange(check.Unknown);
        options.Unreadable.AddRange(check.Unreadable);
        options.MissingSection = configuration is IConfigurationSection section && !section.Exists() ? section.Path : null;
        if (check.Unreadable.Count == 0)
        {
            configuration.Bind(options);
        }
    }
}
