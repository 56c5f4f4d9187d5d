using IoTDA.Sdk.Diagnostics;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Authentication.Iam;

/// <summary>
/// One token in a cache that other processes share, and the turn to log in for all of them. What goes wrong with the cache is logged, and costs a login. A cache
/// has no more than reading and writing, so that a turn is claimed by writing and waiting whether the claim stands: two may log in where the cache is slow.
/// </summary>
internal sealed class SharedToken(ITokenCache cache, string key, TimeProvider timeProvider, ILogger logger)
{
    private const string Free = "-";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly string _claimKey = key + ":claim";
    private string? _claim;
    private bool _hasFailed;

    /// <summary>The token that another process has put there, or is about to; <see langword="null"/> when this one is to log in.</summary>
    public async Task<IamToken?> FindAsync(Func<IamToken, bool> isWanted)
    {
        _hasFailed = false;
        if (await GetAsync(isWanted).ConfigureAwait(false) is { } token)
        {
            return token;
        }

        long began = timeProvider.GetTimestamp();
        string? claim = await ReadAsync(_claimKey).ConfigureAwait(false);
        if (_hasFailed)
        {
            return null;
        }

        if (claim is null or Free || claim == _claim)
        {
            string own = _claim = Guid.NewGuid().ToString("N");
            await WriteAsync(_claimKey, own, timeProvider.GetUtcNow() + Turn).ConfigureAwait(false);
            if (_hasFailed)
            {
                return null;
            }

            // Whoever has read no claim either has written one by now, unless it is much slower.
            TimeSpan elapsed = timeProvider.GetElapsedTime(began);
            await Task.Delay(elapsed > Patience ? Patience : Settling + elapsed, timeProvider, CancellationToken.None).ConfigureAwait(false);
            claim = await ReadAsync(_claimKey).ConfigureAwait(false);
            if (claim is null or Free || claim == own)
            {
                return await GetAsync(isWanted).ConfigureAwait(false);
            }
        }

        return await WaitAsync(claim, isWanted).ConfigureAwait(false);
    }

    /// <summary>Puts a token there for others, and ends the turn.</summary>
    public async Task SetAsync(IamToken token)
    {
        Task written = WriteAsync(key, token.ToCacheText(key), token.ExpiresAt);
        if (!_hasFailed)
        {
            await written.ConfigureAwait(false);
            await EndTurnAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Lets others log in.</summary>
    public async Task EndTurnAsync()
    {
        if (!_hasFailed)
        {
            await WriteAsync(_claimKey, Free, timeProvider.GetUtcNow() + Turn).ConfigureAwait(false);
        }
    }

    private async Task<IamToken?> WaitAsync(string claim, Func<IamToken, bool> isWanted)
    {
        DateTimeOffset until = timeProvider.GetUtcNow() + Turn;
        while (!_hasFailed && timeProvider.GetUtcNow() < until)
        {
            await Task.Delay(Poll, timeProvider, CancellationToken.None).ConfigureAwait(false);
            string? now = await ReadAsync(_claimKey).ConfigureAwait(false);
            if (await GetAsync(isWanted).ConfigureAwait(false) is { } token)
            {
                return token;
            }

            if (now != claim)
            {
                break;
            }
        }

        return null;
    }

    private async Task<IamToken?> GetAsync(Func<IamToken, bool> isWanted)
    {
        if (await ReadAsync(key).ConfigureAwait(false) is not { } text)
        {
            return null;
        }

        IamToken? token = IamToken.FromCacheText(text, key, timeProvider.GetUtcNow());
        if (token is null)
        {
            Log.TokenEntryRefused(logger);
        }

        return token is not null && isWanted(token) ? token : null;
    }

    private async Task<string?> ReadAsync(string entry)
    {
        string? text = null;
        await TryAsync("read", async cancellationToken => text = await cache.GetAsync(entry, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        return text;
    }

    private Task WriteAsync(string entry, string text, DateTimeOffset expiresAt)
        => TryAsync("write", async cancellationToken => await cache.SetAsync(entry, text, expiresAt, cancellationToken).ConfigureAwait(false));

    /// <summary>Uses the cache. Where it has failed in this search, it is not waited for again.</summary>
    private async Task TryAsync(string what, Func<CancellationToken, Task> work)
    {
        if (_hasFailed && what == "read")
        {
            return;
        }

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
            _hasFailed = true;
            Log.TokenCacheFailed(logger, what, exception.GetType().Name);
        }
    }
}
