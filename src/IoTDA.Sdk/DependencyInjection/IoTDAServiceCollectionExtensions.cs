using IoTDA.Sdk;
using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;
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
        services.TryAddSingleton<ClientMaker>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IoTDAClientOptions>, IoTDAClientOptionsValidator>(
            static provider => new IoTDAClientOptionsValidator(
                provider.GetRequiredService<ClientMaker>().Registered, provider.GetRequiredService<EnvironmentVariables>())));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(EnvironmentVariables.OfProcess);

        string httpClientName = ClientMaker.HttpClientName(name, Destination.Service);
        string iamClientName = ClientMaker.HttpClientName(name, Destination.Iam);
        IHttpClientBuilder http = services.AddHttpClient(httpClientName);
        IHttpClientBuilder iam = services.AddHttpClient(iamClientName);
        if (!services.Any(service => service.ServiceType == typeof(IoTDAClient) && service.IsKeyedService && name.Equals(service.ServiceKey)))
        {
            // Once: a client that a library and its host both register keeps the host's changes to it.
            services.AddOptions<CredentialRegistrations>(name)
                .PostConfigure<IServiceProvider>((registrations, provider) => registrations.AddKeyed(provider, name));
            SetUp(http);
            SetUp(iam);

            // Before all others, so that it has the last word: what comes after it in this list has had its own before.
            services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(
                provider => new GuardFilter([httpClientName, iamClientName], provider.GetRequiredService<ILoggerFactory>().CreateLogger(ClientTelemetry.Name))));
            services.AddOptionsWithValidateOnStart<PrimaryHandlerCheck>(name);
            services.AddSingleton<IValidateOptions<PrimaryHandlerCheck>>(provider => new PrimaryHandlerCheck.Validator(
                name, [httpClientName, iamClientName], provider.GetRequiredService<IHttpMessageHandlerFactory>));
        }

        services.TryAddKeyedSingleton(name, (provider, _) => provider.GetRequiredService<ClientMaker>().Create(name));
        if (name.Length == 0)
        {
            services.TryAddSingleton(static provider => provider.GetRequiredKeyedService<IoTDAClient>(Options.Options.DefaultName));
        }

        ClientParts.Add(services, name);
        return new IoTDABuilder(name, services, http, iam);
    }

    private static void SetUp(IHttpClientBuilder builder)
        => builder.ConfigurePrimaryHttpMessageHandler(static _ => PrimaryHandler.Create())
            .RemoveAllLoggers()
            .RedactLoggedHeaders(static _ => true)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
