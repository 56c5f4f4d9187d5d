using IoTDA.Sdk;
using IoTDA.Sdk.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Shares IAM tokens between processes.</summary>
public static class TokenSharingExtensions
{
    /// <summary>
    /// Shares the tokens of a login by password through the <see cref="IDistributedCache"/> that the host has registered, encrypted by ASP.NET Core Data Protection,
    /// so that all processes log in once. A cache that fails costs a login, never a call.
    /// </summary>
    /// <remarks>
    /// The processes have to share the key ring (<c>PersistKeysTo...</c>) and the application's name (<c>SetApplicationName</c>): what one has encrypted the others decrypt.
    /// Do not keep the key ring in the cache itself.
    /// </remarks>
    /// <param name="builder">The client's registration.</param>
    /// <param name="keyPrefix">What the cache's keys begin with, where several applications share a cache and must not share tokens.</param>
    /// <returns>The client's registration.</returns>
    /// <exception cref="InvalidOperationException">When the client is made: no cache is registered, or no Data Protection.</exception>
    public static IoTDABuilder ShareTokens(this IoTDABuilder builder, string keyPrefix = "")
        => builder.ShareTokens((services, options) =>
        {
            IDataProtectionProvider provider = services.GetService<IDataProtectionProvider>()
                ?? throw new InvalidOperationException(
                    "ShareTokens: register ASP.NET Core Data Protection by AddDataProtection, with a key ring that all processes share, or set Protect and Unprotect.");
            IDataProtector protector = provider.CreateProtector("IoTDA.Sdk.Tokens");
            (options.Protect, options.Unprotect, options.KeyPrefix) = (protector.Protect, protector.Unprotect, keyPrefix);
        });

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
