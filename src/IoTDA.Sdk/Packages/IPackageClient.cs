namespace IoTDA.Sdk;

/// <summary>Lists and shows OTA packages, which upgrades install. It changes nothing. Safe to share between any number of callers.</summary>
/// <remarks>
/// Every method throws <see cref="RequestValidationException"/> before anything is sent when an argument breaks a documented limit,
/// <see cref="IoTDAServiceException"/> when the service says no, <see cref="IoTDATransportException"/> when there is no usable answer,
/// and <see cref="OperationCanceledException"/> on the caller's cancellation only.
/// Members may be added in a minor version: implement it in tests only.
/// </remarks>
public interface IPackageClient
{
    /// <summary>Lists packages, the newest first, reading page after page while the caller goes on. GET <c>/ota-upgrades/packages</c>.</summary>
    /// <param name="query">Which packages; an <see cref="OtaPackageType"/> will do.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    AsyncPageable<OtaPackage> ListAsync(OtaPackageQuery query, CancellationToken cancellationToken = default);

    /// <summary>Shows a package, with where its file lies. GET <c>/ota-upgrades/packages/{package_id}</c>.</summary>
    /// <param name="packageId">The package's id: 1 to 36 letters, digits, <c>_</c> and <c>-</c>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IoTDAServiceException">There is no such package (404), or another error.</exception>
    Task<OtaPackage> GetAsync(string packageId, CancellationToken cancellationToken = default);
}
