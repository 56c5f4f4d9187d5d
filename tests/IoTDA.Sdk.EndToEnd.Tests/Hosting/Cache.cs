using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Distributed;

namespace IoTDA.Sdk.EndToEnd.Tests.Hosting;

/// <summary>A distributed cache in memory, or one that fails. Its blocking methods are never called.</summary>
internal sealed class Cache : IDistributedCache
{
    public ConcurrentDictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    public bool IsBroken { get; init; }

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        => IsBroken ? throw new TimeoutException("The cache does not answer.") : Task.FromResult(Entries.GetValueOrDefault(key));

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Entries[key] = IsBroken ? throw new TimeoutException("The cache does not answer.") : value;
        return Task.CompletedTask;
    }

    public byte[]? Get(string key) => throw new NotSupportedException();

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
}
