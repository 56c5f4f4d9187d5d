namespace IoTDA.Sdk;

/// <summary>Gives the access key that requests are signed with. Implementations are shared by all callers at once.</summary>
public interface IAccessKeyProvider
{
    /// <summary>The key to sign the next attempt with. It is asked for before each attempt, so give a cached one; temporary keys may change at any time.</summary>
    /// <param name="cancellationToken">Cancels the wait for it.</param>
    /// <returns>The key.</returns>
    /// <exception cref="Exception">
    /// There is no key. Nothing is sent then: the caller gets an <see cref="IoTDACredentialException"/> around what is thrown here.
    /// </exception>
    ValueTask<AccessKey> GetAccessKeyAsync(CancellationToken cancellationToken);
}
