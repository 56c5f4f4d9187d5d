using IoTDA.Sdk.Authentication.Sources;
using IoTDA.Sdk.Composition;
using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>Makes the clients that are registered, of what the container has.</summary>
internal sealed class ClientMaker(IServiceProvider provider)
{
    /// <summary>The name of the HTTP client underneath.</summary>
    public static string HttpClientName(string name, Destination destination)
        => (name.Length == 0 ? "IoTDA.Sdk" : $"IoTDA.Sdk:{name}") + (destination == Destination.Iam ? ":iam" : "");

    /// <summary>The credentials that are registered for a client, as they are now.</summary>
    public IEnumerable<Credential> Registered(string name)
        => provider.GetRequiredService<IOptionsFactory<CredentialRegistrations>>().Create(name).Credentials;

    /// <summary>Makes a client. Getting the options checks them.</summary>
    public IoTDAClient Create(string name)
        => IoTDAClient.CreateUnchecked(provider.GetRequiredService<IOptionsMonitor<IoTDAClientOptions>>().Get(name), new ClientSetup
        {
            Providers = Registered(name),
            Environment = provider.GetRequiredService<EnvironmentVariables>(),
            TokenCache = provider.GetKeyedService<ITokenCache>(name),
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
            Logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger(ClientTelemetry.Name),
            CreatePrimary = destination => provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(HttpClientName(name, destination)),
            Configure = (destination, client) =>
            {
                foreach (Action<HttpClient> configure in HttpOptions(name, destination).HttpClientActions)
                {
                    configure(client);
                }
            },
        });

    private HttpClientFactoryOptions HttpOptions(string name, Destination destination)
        => provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get(HttpClientName(name, destination));
}
