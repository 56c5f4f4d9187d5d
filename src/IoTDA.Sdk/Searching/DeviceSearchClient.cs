using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk.Searching;

/// <summary>The facade over the wire interface: checks arguments, writes the statement, keeps one search a second.</summary>
internal sealed class DeviceSearchClient(IDeviceSearchApi api, bool validate, Pace pace) : IDeviceSearchClient
{
    private const string Operation = "SearchDevices";
    private const int MaxOffset = 500;

    /// <inheritdoc />
    public async Task<long> CountAsync(DeviceSearch search, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        PageOf<Device> answer = await SendAsync(search.Count(), cancellationToken).ConfigureAwait(false);
        return answer.Total ?? throw new IoTDATransportException(Operation, "was answered without a count", mayHaveExecuted: true, isTransient: true, null, isRead: true);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Device>> SearchAsync(DeviceSearch search, int offset = 0, int limit = 50, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (validate)
        {
            var violations = default(Violations);
            violations.Range(
                "Offset", offset, 0, MaxOffset, "0 to 500 (a search reaches the first 550 matches: for more, narrow it, or list devices with a ClientFilter)");
            violations.Range("Limit", limit, 1, ViolationChecks.MaxPageSize, "1 to 50");
            violations.ThrowIfAny(Operation);
        }

        PageOf<Device> answer = await SendAsync(search.Select(offset, limit), cancellationToken).ConfigureAwait(false);
        return answer.Items;
    }

    private Task<PageOf<Device>> SendAsync(string sql, CancellationToken cancellationToken)
        => pace.RunAsync(() => api.SearchDevicesAsync(new SearchDevicesBody(sql), changesNothing: true, cancellationToken), cancellationToken);
}
