namespace IoTDA.Sdk;

/// <summary>Searches devices by conditions, and counts them. It changes nothing. Safe to share between any number of callers.</summary>
/// <remarks>
/// For counts and small sets: the service takes one search a second for each account, which this client keeps for its own calls by letting them
/// wait, and shows the first 550 matches only. <see cref="IDeviceClient.ListAsync"/> has neither limit. Standard and enterprise instances only.
/// Every method throws <see cref="RequestValidationException"/> before anything is sent when an argument breaks a documented limit,
/// <see cref="IoTDAServiceException"/> when the service says no, <see cref="IoTDATransportException"/> when there is no usable answer,
/// and <see cref="OperationCanceledException"/> on the caller's cancellation only.
/// Members may be added in a minor version: implement it in tests only.
/// Source: SearchDevices; <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/SearchDevices.html">Query Device List Flexibly</see>.
/// </remarks>
public interface IDeviceSearchClient
{
    /// <summary>Counts the devices that match. POST <c>/search/query-devices</c>.</summary>
    /// <param name="search">The conditions.</param>
    /// <param name="cancellationToken">Cancels the call, also while it waits for its second.</param>
    Task<long> CountAsync(DeviceSearch search, CancellationToken cancellationToken = default);

    /// <summary>Shows the devices that match, the newest first. POST <c>/search/query-devices</c>.</summary>
    /// <param name="search">The conditions.</param>
    /// <param name="offset">How many matches to pass over: 0 to 500, so that a search reaches the first 550.</param>
    /// <param name="limit">How many to show at most: 1 to 50.</param>
    /// <param name="cancellationToken">Cancels the call, also while it waits for its second.</param>
    Task<IReadOnlyList<Device>> SearchAsync(DeviceSearch search, int offset = 0, int limit = 50, CancellationToken cancellationToken = default);
}
