using IoTDA.Sdk.Authentication.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>The credentials that were registered for one client, so that two of them are found before any is made.</summary>
internal sealed class CredentialRegistrations
{
    /// <summary>The credentials, in the order of their registration.</summary>
    public IList<Credential> Credentials { get; } = [];

    /// <summary>Adds the providers that the host has registered with the container itself.</summary>
    public void AddKeyed(IServiceProvider provider, string name)
    {
        var services = provider.GetRequiredService<IServiceProviderIsKeyedService>();
        if (!Credentials.Any(credential => credential is { IsProvider: true, Tokens: not null }) && services.IsKeyedService(typeof(ITokenProvider), name))
        {
            Credentials.Add(Credential.OfProvider("a keyed ITokenProvider", () => provider.GetRequiredKeyedService<ITokenProvider>(name)));
        }

        if (!Credentials.Any(credential => credential is { IsProvider: true, Keys: not null }) && services.IsKeyedService(typeof(IAccessKeyProvider), name))
        {
            Credentials.Add(Credential.OfProvider("a keyed IAccessKeyProvider", () => provider.GetRequiredKeyedService<IAccessKeyProvider>(name)));
        }
    }
}
