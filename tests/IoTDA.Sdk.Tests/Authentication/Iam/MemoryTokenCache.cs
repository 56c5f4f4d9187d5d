using System.Collections.Concurrent;

namespace IoTDA.Sdk.Tests.Authentication.Iam;

/// <summary>A cache that several providers share, or that fails.</summary>
internal sealed class MemoryTokenCache : ITokenCache
{
    public ConcurrentDictionary<string, (string Value, DateTimeOffset ExpiresAt)> Entries { get; } = new(StringComparer.Ordinal);

    public bool IsBroken { get; set; }

    public ValueTask<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        return ValueTask.FromResult(Entries.TryGetValue(key, out (string Value, DateTimeOffset ExpiresAt) entry) ? entry.Value : null);
    }

    public ValueTask SetAsync(string key, string value, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        ThrowIfBroken();
        Entries[key] = (value, expiresAt);
        return ValueTask.CompletedTask;
    }

    private void ThrowIfBroken()
    {
        if (IsBroken)
        {
            throw new InvalidOperationException("The cache cannot be reached.");
        }
    }
}
