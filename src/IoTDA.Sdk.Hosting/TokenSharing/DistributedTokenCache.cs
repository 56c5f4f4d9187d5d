using System.Text;
using Microsoft.Extensions.Caching.Distributed;

namespace IoTDA.Sdk.Hosting;

/// <summary>Keeps tokens, encrypted, in the distributed cache that the host has registered.</summary>
internal sealed class DistributedTokenCache(IDistributedCache cache, TokenSharingOptions options) : ITokenCache
{
    /// <inheritdoc />
    public async ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken)
        => await cache.GetAsync(options.KeyPrefix + key, cancellationToken).ConfigureAwait(false) is { } value
            ? Encoding.UTF8.GetString(options.Unprotect!(value))
            : null;

    /// <inheritdoc />
    public async ValueTask SetAsync(string key, string value, DateTimeOffset expiresAt, CancellationToken cancellationToken)
        => await cache.SetAsync(
            options.KeyPrefix + key,
            options.Protect!(Encoding.UTF8.GetBytes(value)),
            new DistributedCacheEntryOptions { AbsoluteExpiration = expiresAt },
            cancellationToken).ConfigureAwait(false);
}
