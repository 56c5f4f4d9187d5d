namespace IoTDA.Sdk.Hosting;

/// <summary>How tokens are kept in a cache that other processes read.</summary>
/// <remarks>
/// Who reads a token can act as the user, so both functions are required: the SDK encrypts nothing by itself, and keeps no key. All processes that
/// share a cache need functions that understand each other.
/// </remarks>
public sealed class TokenSharingOptions
{
    /// <summary>Encrypts a token before it goes into the cache.</summary>
    /// <value>Required. It may be called by several threads at once.</value>
    public Func<byte[], byte[]>? Protect { get; set; }

    /// <summary>Decrypts what <see cref="Protect"/> made. What it throws costs a login.</summary>
    /// <value>Required. It may be called by several threads at once.</value>
    public Func<byte[], byte[]>? Unprotect { get; set; }

    /// <summary>What the cache's keys begin with, where several applications share a cache and must not share tokens.</summary>
    /// <value>Never <see langword="null"/>; the default is empty.</value>
    public string KeyPrefix { get; set; } = "";
}
