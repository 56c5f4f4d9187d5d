namespace IoTDA.Sdk;

/// <summary>Gives the user token that each request carries in <c>X-Auth-Token</c>. Implementations are shared by all callers at once.</summary>
public interface ITokenProvider
{
    /// <summary>The token to send now: not expired, as far as the provider knows.</summary>
    /// <param name="cancellationToken">Cancels the wait for it.</param>
    /// <returns>The token, never empty.</returns>
    /// <exception cref="Exception">
    /// There is no token. Nothing is sent then: the caller gets an <see cref="IoTDACredentialException"/> around what is thrown here.
    /// </exception>
    ValueTask<string> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The service refused a token with 401. A provider that can get another drops this one, unless it holds a newer one already.
    /// </summary>
    /// <param name="token">The token that was refused.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether <see cref="GetTokenAsync"/> will now give another token, so that one more attempt makes sense.</returns>
    ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken);
}
