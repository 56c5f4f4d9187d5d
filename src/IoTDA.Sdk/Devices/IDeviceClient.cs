namespace IoTDA.Sdk;

/// <summary>Lists and shows devices. It changes nothing. Safe to share between any number of callers.</summary>
/// <remarks>
/// Every method throws <see cref="RequestValidationException"/> before anything is sent when an argument breaks a documented limit,
/// <see cref="IoTDAServiceException"/> when the service says no, <see cref="IoTDATransportException"/> when there is no usable answer,
/// and <see cref="OperationCanceledException"/> on the caller's cancellation only.
/// Members may be added in a minor version: implement it in tests only.
/// </remarks>
public interface IDeviceClient
{
    /// <summary>Lists devices, the newest first, reading page after page while the caller goes on. GET <c>/devices</c>.</summary>
    /// <param name="query">Which devices; <see langword="null"/> lists all that the user may see.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <remarks>
    /// The service takes some 50 device queries a second for each unit of an enterprise instance: a million devices are 20,000 requests.
    /// </remarks>
    AsyncPageable<Device> ListAsync(DeviceQuery? query = null, CancellationToken cancellationToken = default);

    /// <summary>Shows a device, with what a list leaves out, such as its modules. GET <c>/devices/{device_id}</c>.</summary>
    /// <param name="deviceId">The device's id: 1 to 128 letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The device. Its secret, which the service sends too, is dropped as it is read.</returns>
    /// <exception cref="IoTDAServiceException">There is no such device (404), or another error.</exception>
    Task<Device> GetAsync(string deviceId, CancellationToken cancellationToken = default);
}
