using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.Products;

/// <summary>The read of products as it is on the wire.</summary>
internal interface IProductApi
{
    [Get("/products")]
    Task<PageOf<Product>> ListProductsAsync(
        int? limit,
        string? marker,
        [AliasAs("app_id")] string? appId,
        [AliasAs("product_name")] string? productName,
        CancellationToken cancellationToken);
}
