namespace IoTDA.Sdk.Authentication;

/// <summary>Always the same token; there is no other when it is refused.</summary>
internal sealed class StaticTokenProvider(string token) : ITokenProvider
{
    /// <inheritdoc />
    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult(token);

    /// <summary>Whether the token that was refused is one that this provider has replaced.</summary>
    public ValueTask<bool> RejectAsync(string refused, CancellationToken cancellationToken) => ValueTask.FromResult(refused != token);
}
