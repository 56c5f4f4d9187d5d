namespace IoTDA.Sdk;

/// <summary>
/// Where tokens are shared with other processes and hosts, so that all of them log in once. A failure of it costs a login, never a call:
/// whatever it throws is logged, and a call of it that takes longer than two seconds is given up.
/// </summary>
/// <remarks>
/// What it holds lets its reader act as the user: encrypt it, or keep the cache where nobody else reads. Nothing is ever taken out
/// of it before its time: a token that the service refused is written over by the next. Beside a token, under the same key with <c>:claim</c> at its end,
/// stands which process is logging in, so that others wait for its token.
/// </remarks>
public interface ITokenCache
{
    /// <summary>The value under a key.</summary>
    /// <param name="key">The key: letters, digits, <c>.</c> and <c>:</c>; the same for all who log in as the same user for the same project.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The value, as it was set; <see langword="null"/> when there is none.</returns>
    ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Sets the value under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value: a secret.</param>
    /// <param name="expiresAt">When the value is of no use any more.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The work.</returns>
    ValueTask SetAsync(string key, string value, DateTimeOffset expiresAt, CancellationToken cancellationToken);
}
