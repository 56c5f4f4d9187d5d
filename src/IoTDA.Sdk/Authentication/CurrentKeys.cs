namespace IoTDA.Sdk.Authentication;

/// <summary>The provider of keys that counts now: another may take its place while calls are under way.</summary>
internal sealed class CurrentKeys(IAccessKeyProvider current) : IAccessKeyProvider
{
    private volatile IAccessKeyProvider _current = current;

    /// <summary>Takes another provider from the next attempt on.</summary>
    public void Replace(IAccessKeyProvider other) => _current = other;

    /// <inheritdoc />
    public ValueTask<AccessKey> GetAccessKeyAsync(CancellationToken cancellationToken) => _current.GetAccessKeyAsync(cancellationToken);
}
