using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Searching;

/// <summary>The facade over the wire interface: checks arguments, writes the statement, keeps one search a second.</summary>
internal sealed class DeviceSearchClient(IDeviceSearchApi api, bool validate, TimeProvider timeProvider) : IDeviceSearchClient
{
    private const string Operation = "SearchDevices";
    private const int MaxOffset = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly long _start = timeProvider.GetTimestamp();
    private TimeSpan _next;

    /// <inheritdoc />
    public async Task<long> CountAsync(DeviceSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        PageOf<Device> answer = await SendAsync(search.Count(), cancellationToken).ConfigureAwait(false);
        return answer.Total ?? throw new IoTDATransportException(Operation, "was answered without a count", mayHaveExecuted: true);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Device>> SearchAsync(DeviceSearch search, int offset = 0, int limit = 50, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (validate)
        {
            var violations = default(Violations);
            violations.Range(
                "Offset", offset, 0, MaxOffset, "0 to 500: a search reaches the first 550 matches; for more, narrow it, or list devices with a ClientFilter");
            violations.Range("Limit", limit, 1, ViolationChecks.MaxPageSize, "1 to 50");
            violations.ThrowIfAny(Operation);
        }

        PageOf<Device> answer = await SendAsync(search.Select(offset, limit), cancellationToken).ConfigureAwait(false);
        return answer.Items;
    }

    private async Task<PageOf<Device>> SendAsync(string sql, CancellationToken cancellationToken)
    {
        TimeSpan wait = TakeTurn();
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await api.SearchDevicesAsync(new SearchDevicesBody(sql), changesNothing: true, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The last attempt may have reached the service only now.
            lock (_lock)
            {
                _next = Later(_next, Now + Pause);
            }
        }
    }

    private TimeSpan Now => timeProvider.GetElapsedTime(_start);

    private TimeSpan TakeTurn()
    {
        lock (_lock)
        {
            TimeSpan turn = Later(_next, Now);
            _next = turn + Pause;
            return turn - Now;
        }
    }

    private static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
