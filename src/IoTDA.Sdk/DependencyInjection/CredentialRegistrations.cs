using IoTDA.Sdk.Authentication.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>The providers that were registered for one client, so that two of them are found before any is made.</summary>
internal sealed class CredentialRegistrations
{
    /// <summary>The providers, in the order of their registration.</summary>
    public IList<Credential> Providers { get; } = [];

    /// <summary>Adds those that the host has registered with the container itself.</summary>
    public void AddKeyed(IServiceProvider provider, string name)
    {
        var services = provider.GetRequiredService<IServiceProviderIsKeyedService>();
        if (Providers.All(credential => credential.Tokens is null) && services.IsKeyedService(typeof(ITokenProvider), name))
        {
            Providers.Add(Credential.OfProvider("a keyed ITokenProvider", () => provider.GetRequiredKeyedService<ITokenProvider>(name)));
        }

        if (Providers.All(credential => credential.Keys is null) && services.IsKeyedService(typeof(IAccessKeyProvider), name))
        {
            Providers.Add(Credential.OfProvider("a keyed IAccessKeyProvider", () => provider.GetRequiredKeyedService<IAccessKeyProvider>(name)));
        }
    }
}
