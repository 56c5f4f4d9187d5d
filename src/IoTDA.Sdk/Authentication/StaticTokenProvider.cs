namespace IoTDA.Sdk.Authentication;

/// <summary>Always the same token; there is no other when it is refused.</summary>
internal sealed class StaticTokenProvider(string token) : ITokenProvider
{
    /// <inheritdoc />
    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);

    /// <inheritdoc />
    public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
