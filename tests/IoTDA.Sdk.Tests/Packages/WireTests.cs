namespace IoTDA.Sdk.Tests.Packages;

/// <summary>The reads of OTA packages: what goes over the wire, and what comes of the answer.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly OtaPackage Listed = new()
    {
        PackageId = "28f61af50fc9452aa0ed5ea25c3cc3d3",
        AppId = "61461ae2d1b9f2ac4b7a4f7d",
        PackageType = OtaPackageType.Firmware,
        ProductId = "5ba24f5ebbe8f56f5a14f605",
        ProductName = "Thermometer",
        Version = "v1.1",
        SupportSourceVersions = ["v1.0"],
        Description = "the first fix",
        CustomInfo = "be careful",
        CreateTime = new DateTimeOffset(2021, 11, 30, 2, 34, 11, TimeSpan.Zero),
    };

    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPackageClient Client => _service.Client.Packages;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Packages_are_listed_by_type()
    {
        _service.Answer(Of("GET", "/ota-upgrades/packages?package_type=firmwarePackage&limit=50"), Json(200, Fixture.Text("list-ota-package-info.response")));

        Assert.Equal(Listed, await Client.ListAsync(OtaPackageType.Firmware, Cancellation).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task Packages_are_listed_by_each_filter()
    {
        _service.Answer(
            Of("GET", "/ota-upgrades/packages?app_id=a&package_type=modulePackage&product_id=p&version=v1&limit=5"), Json(200, Fixture.Text("list-ota-package-info.response")));

        Assert.Single(await Client.ListAsync(
            new OtaPackageQuery(OtaPackageType.Module) { AppId = "a", ProductId = "p", Version = "v1", PageSize = 5 }, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_package_is_shown_with_where_its_file_lies()
    {
        _service.Answer(Of("GET", "/ota-upgrades/packages/p"), Json(200, Fixture.Text("show-ota-package.response")));

        Assert.Equal(Listed with { FileLocation = new ObsLocation("cn-north-4", "ota", "firmware_v1.1.bin") }, await Client.GetAsync("p", Cancellation));
    }
}
