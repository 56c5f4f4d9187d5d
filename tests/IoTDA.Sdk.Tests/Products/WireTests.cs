namespace IoTDA.Sdk.Tests.Products;

/// <summary>The read of products: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests : IDisposable
{
    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IProductClient Client => _service.Client.Products;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Products_are_listed_by_each_filter()
    {
        _service.Answer(Of("GET", "/products?limit=5&app_id=a&product_name=Thermometer"), Json(200, Fixture.Text("list-products.response")));

        Assert.Equal(
            new Product
            {
                ProductId = "5ba24f5ebbe8f56f5a14f605",
                Name = "Thermometer",
                AppId = "jeQDJQZltU8iKgFFoW060F5SGZka",
                AppName = "testAPP01",
                DeviceType = "Thermometer",
                ProtocolType = "CoAP",
                DataFormat = "binary",
                ManufacturerName = "ABC",
                Industry = "smartCity",
                Description = "this is a thermometer produced by Huawei",
                CreateTime = new DateTimeOffset(2019, 3, 3, 8, 10, 11, TimeSpan.Zero),
            },
            await Client.ListAsync(new ProductQuery { Name = "Thermometer", AppId = "a", PageSize = 5 }, Cancellation).SingleAsync(Cancellation));
    }
}
