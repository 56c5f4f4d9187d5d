using IoTDA.Sdk;
using IoTDA.Sdk.Hosting;
using Microsoft.Extensions.Caching.Distributed;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Shares IAM tokens between processes.</summary>
public static class TokenSharingExtensions
{
    /// <summary>
    /// Shares the tokens of a login by password through the <see cref="IDistributedCache"/> that the host has registered, whichever engine it is,
    /// so that all processes log in once. A cache that fails costs a login, never a call.
    /// </summary>
    /// <param name="builder">The client's registration.</param>
    /// <param name="configure">Sets how tokens are encrypted, with the host's services at hand.</param>
    /// <returns>The client's registration.</returns>
    /// <exception cref="InvalidOperationException">
    /// When the client is made: no cache is registered, or a function that encrypts is missing.
    /// </exception>
    public static IoTDABuilder ShareTokens(this IoTDABuilder builder, Action<IServiceProvider, TokenSharingOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.UseTokenCache(services =>
        {
            var options = new TokenSharingOptions();
            configure(services, options);
            if (options.Protect is null || options.Unprotect is null)
            {
                throw new InvalidOperationException("ShareTokens: set Protect and Unprotect, since a cache shows tokens to whoever reads it.");
            }

            IDistributedCache cache = services.GetService<IDistributedCache>()
                ?? throw new InvalidOperationException("ShareTokens: register a distributed cache with the host, such as AddStackExchangeRedisCache.");
            return new DistributedTokenCache(cache, options);
        });
    }
}
