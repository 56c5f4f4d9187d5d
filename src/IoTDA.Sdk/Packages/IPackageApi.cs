using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.Packages;

/// <summary>The reads of OTA packages as they are on the wire, in the order of the API reference.</summary>
internal interface IPackageApi
{
    [Get("/ota-upgrades/packages")]
    Task<PageOf<OtaPackage>> ListOtaPackageInfoAsync(
        [AliasAs("app_id")] string? appId,
        [AliasAs("package_type")] string packageType,
        [AliasAs("product_id")] string? productId,
        string? version,
        int? limit,
        string? marker,
        CancellationToken cancellationToken);

    [Get("/ota-upgrades/packages/{package_id}")]
    Task<OtaPackage> ShowOtaPackageAsync([AliasAs("package_id")] string packageId, CancellationToken cancellationToken);
}
