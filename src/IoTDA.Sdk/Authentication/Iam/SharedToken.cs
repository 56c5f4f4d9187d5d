using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>One token in a cache that other processes share. What goes wrong with the cache is logged and otherwise ignored.</summary>
internal sealed class SharedToken(ITokenCache cache, string key, TimeProvider timeProvider, ILogger logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The token that another process has put there.</summary>
    public async Task<IamToken?> GetAsync()
    {
        string? text = null;
        await TryAsync("read", async cancellationToken => text = await cache.GetAsync(key, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return IamToken.FromCacheText(text);
    }

    /// <summary>Puts a token there for others.</summary>
    public Task SetAsync(IamToken token)
        => TryAsync("write", async cancellationToken
            => await cache.SetAsync(key, token.ToCacheText(), token.ExpiresAt, cancellationToken).ConfigureAwait(false));

    private async Task TryAsync(string what, Func<CancellationToken, Task> work)
    {
        using var patience = timeProvider.CreateCancellationTokenSource(Patience);
        try
        {
            // A cache that ignores its cancellation is left behind.
            await work(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // whatever a cache throws, it costs a login and not the call
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.TokenCacheFailed(logger, what, exception.GetType().Name);
        }
    }
}
