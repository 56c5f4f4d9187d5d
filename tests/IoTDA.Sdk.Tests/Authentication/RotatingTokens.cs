namespace IoTDA.Sdk.Tests.Authentication;

/// <summary>Hands out t1, and the next one whenever one is refused.</summary>
/// <param name="canRenew">Whether there is a next one.</param>
internal sealed class RotatingTokens(bool canRenew = true) : ITokenProvider
{
    private int _current = 1;

    public List<string> Rejected { get; } = [];

    public ValueTask<string> GetTokenAsync(CancellationToken cancellationToken) => ValueTask.FromResult($"t{_current}");

    public ValueTask<bool> RejectAsync(string token, CancellationToken cancellationToken)
    {
        Rejected.Add(token);
        _current += canRenew ? 1 : 0;
        return ValueTask.FromResult(canRenew);
    }
}
