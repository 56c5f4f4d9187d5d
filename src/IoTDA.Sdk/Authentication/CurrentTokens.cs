namespace IoTDA.Sdk.Authentication;

/// <summary>The provider of tokens that counts now: another may take its place while calls are under way.</summary>
internal sealed class CurrentTokens(ITokenProvider current) : ITokenProvider, ITokenFeedback
{
    private volatile ITokenProvider _current = current;

    /// <summary>Whether it has one token and no other.</summary>
    public bool IsFixed => _current is StaticTokenProvider;

    /// <summary>Takes another provider from the next attempt on.</summary>
    public void Replace(ITokenProvider other) => _current = other;

    /// <inheritdoc />
    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => _current.GetTokenAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken) => _current.RejectAsync(token, cancellationToken);

    /// <inheritdoc />
    public void Accepted(string token) => (_current as ITokenFeedback)?.Accepted(token);

    /// <inheritdoc />
    public bool IsAnothers(string token) => _current is ITokenFeedback feedback && feedback.IsAnothers(token);
}
