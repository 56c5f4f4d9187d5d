using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.DependencyInjection.Reloading;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>Makes clients of what the container has.</summary>
internal sealed class ClientMaker(IServiceProvider provider)
{
    /// <summary>The name of the HTTP client underneath.</summary>
    public static string HttpClientName(string name, Destination destination)
        => (destination == Destination.Iam ? "IoTDA.Sdk.Iam" : "IoTDA.Sdk") + (name.Length == 0 ? "" : $":{name}");

    /// <summary>The credentials that are registered for a client, as they are now.</summary>
    public IEnumerable<Credential> Registered(string name)
        => provider.GetRequiredService<IOptionsFactory<CredentialRegistrations>>().Create(name).Credentials;

    /// <summary>Makes a client that is registered, and keeps its credentials up to date. Getting the options checks them.</summary>
    public IoTDAClient Create(string name)
    {
        var monitor = provider.GetRequiredService<IOptionsMonitor<IoTDAClientOptions>>();
        IoTDAClientOptions options = monitor.Get(name);
        ClientSetup setup = Setup(
            name,
            destination => HttpClientName(name, destination),
            () => Registered(name),
            provider.GetRequiredService<EnvironmentVariables>(),
            provider.GetKeyedService<ITokenCache>(name));
        Credential credential = setup.Resolve(options);
        var client = new IoTDAClient(options, credential, setup);
        var reload = new ClientReload(client, options, credential, setup.Resolve, setup.TelemetryOf(options.Endpoint!).Logger);
        monitor.OnChange((changed, changedName) =>
        {
            if (changedName == name)
            {
                reload.Apply(changed);
            }
        });
        return client;
    }

    /// <summary>What a client is made of.</summary>
    public ClientSetup Setup(
        string name, Func<Destination, string> httpClient, Func<IEnumerable<Credential>> credentials, EnvironmentVariables? environment, ITokenCache? tokenCache)
        => new()
        {
            Name = name,
            Providers = credentials,
            Environment = environment,
            TokenCache = tokenCache,
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
            Logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(ClientTelemetry.Name),
            CreatePrimary = destination => provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(httpClient(destination)),
            Configure = (destination, client) =>
            {
                foreach (Action<HttpClient> configure in provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(httpClient(destination)).HttpClientActions)
                {
                    configure(client);
                }
            },
        };
}
