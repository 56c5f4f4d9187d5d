using System.Diagnostics.CodeAnalysis;

namespace IoTDA.Sdk.Wire;

/// <summary>
/// Keeps a rate of the service that is too slow for retries to absorb: one call at a time, and a pause after each, counted from its answer, so that
/// two never arrive closer, whatever the network does.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for has nothing to dispose.")]
internal sealed class Pace(TimeSpan pause, TimeProvider timeProvider)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long? _ended;

    /// <summary>Makes a call when its turn has come.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_ended is { } ended && pause - timeProvider.GetElapsedTime(ended) is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(false);
            }

            try
            {
                return await call().ConfigureAwait(false);
            }
            finally
            {
                _ended = timeProvider.GetTimestamp();
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
