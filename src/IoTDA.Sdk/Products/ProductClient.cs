using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.Products;

/// <summary>The facade over the wire interface: checks arguments, walks pages.</summary>
internal sealed class ProductClient(IProductApi api, bool validate) : IProductClient
{
    /// <inheritdoc />
    public AsyncPageable<Product> ListAsync(ProductQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new ProductQuery();
        if (validate)
        {
            query.Check();
        }

        return new MarkerPaging<Product>(
            query.PageSize, (marker, size, token) => api.ListProductsAsync(size, marker, query.AppId, query.Name, token)).List(cancellationToken);
    }
}
