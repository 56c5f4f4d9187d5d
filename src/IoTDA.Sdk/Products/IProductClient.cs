namespace IoTDA.Sdk;

/// <summary>Lists products, such as for a product's id by its name. It changes nothing. Safe to share between any number of callers.</summary>
/// <remarks>
/// Every method throws <see cref="RequestValidationException"/> before anything is sent when an argument breaks a documented limit,
/// <see cref="IoTDAServiceException"/> when the service says no, <see cref="IoTDATransportException"/> when there is no usable answer,
/// and <see cref="OperationCanceledException"/> on the caller's cancellation only.
/// Members may be added in a minor version: implement it in tests only.
/// </remarks>
public interface IProductClient
{
    /// <summary>Lists products, the newest first, reading page after page while the caller goes on. GET <c>/products</c>.</summary>
    /// <param name="query">Which products; <see langword="null"/> lists all that the user may see.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    AsyncPageable<Product> ListAsync(ProductQuery? query = null, CancellationToken cancellationToken = default);
}
