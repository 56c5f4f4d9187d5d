namespace IoTDA.Sdk;

/// <summary>Lists resource spaces, whose ids many requests take. It changes nothing. Safe to share between any number of callers.</summary>
/// <remarks>
/// Every method throws <see cref="RequestValidationException"/> before anything is sent when an argument breaks a documented limit,
/// <see cref="IoTDAServiceException"/> when the service says no, <see cref="IoTDATransportException"/> when there is no usable answer,
/// and <see cref="OperationCanceledException"/> on the caller's cancellation only.
/// Members may be added in a minor version: implement it in tests only.
/// </remarks>
public interface IResourceSpaceClient
{
    /// <summary>Lists the resource spaces of the instance, at most 10 by the service's limit, with one request. GET <c>/apps</c>.</summary>
    /// <param name="isDefault">
    /// Whether to list the default one or the others; <see langword="null"/> lists all. Wire name <c>default_app</c>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<ResourceSpace>> ListAsync(bool? isDefault = null, CancellationToken cancellationToken = default);
}
