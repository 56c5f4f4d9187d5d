namespace IoTDA.Sdk.Authentication;

/// <summary>Always the same key.</summary>
internal sealed class StaticAccessKeyProvider(AccessKey key) : IAccessKeyProvider
{
    /// <inheritdoc />
    public ValueTask<AccessKey> GetAccessKeyAsync(CancellationToken cancellationToken) => ValueTask.FromResult(key);
}
