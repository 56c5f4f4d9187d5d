using IoTDA.Sdk.Authentication.Sources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IoTDA.Sdk.DependencyInjection;

/// <summary>Finds the providers of credentials that are registered for a client, without making them.</summary>
internal sealed class RegisteredSources(IOptionsMonitor<CredentialRegistrations> registrations, IServiceProviderIsKeyedService services)
{
    /// <summary>The providers.</summary>
    public IReadOnlyList<CredentialSource> Of(string name)
    {
        List<CredentialSource> sources = [.. registrations.Get(name).Providers];
        if (!sources.OfType<TokenProviderSource>().Any() && services.IsKeyedService(typeof(ITokenProvider), name))
        {
            sources.Add(new TokenProviderSource("a keyed ITokenProvider"));
        }

        if (!sources.OfType<AccessKeyProviderSource>().Any() && services.IsKeyedService(typeof(IAccessKeyProvider), name))
        {
            sources.Add(new AccessKeyProviderSource("a keyed IAccessKeyProvider"));
        }

        return sources;
    }
}
