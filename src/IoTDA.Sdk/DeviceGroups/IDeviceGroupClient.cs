namespace IoTDA.Sdk;

/// <summary>Lists device groups and the devices in them. It changes nothing. Safe to share between any number of callers.</summary>
/// <remarks>
/// Every method throws <see cref="RequestValidationException"/> before anything is sent when an argument breaks a documented limit,
/// <see cref="IoTDAServiceException"/> when the service says no, <see cref="IoTDATransportException"/> when there is no usable answer,
/// and <see cref="OperationCanceledException"/> on the caller's cancellation only.
/// Members may be added in a minor version: implement it in tests only.
/// </remarks>
public interface IDeviceGroupClient
{
    /// <summary>Lists groups, the newest first, reading page after page while the caller goes on. GET <c>/device-group</c>.</summary>
    /// <param name="query">Which groups; <see langword="null"/> lists all that the user may see: at most 1,000, by the service's limit.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    AsyncPageable<DeviceGroup> ListAsync(DeviceGroupQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Lists the devices of a group, at most 20,000 by the service's limit, reading page after page. GET <c>/device-group/{group_id}/devices</c>.
    /// </summary>
    /// <param name="groupId">The group's id: 1 to 36 letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>The devices with id, node id, name and product: the service says no more of them here.</returns>
    /// <exception cref="IoTDAServiceException">There is no such group, or another error; thrown by the enumeration.</exception>
    AsyncPageable<Device> ListDevicesAsync(string groupId, CancellationToken cancellationToken = default);
}
