using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary><c>GET /ota-upgrades/packages</c>, newest first.</summary>
internal sealed class ListPackages(BatchTaskStore store, EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        QueryParameters query = request.ReadQuery(
            "package_type", "app_id", "product_id", "version", PageQuery.LimitName, PageQuery.MarkerName, PageQuery.OffsetName);
        string type = query.Text(
            "package_type", 32, text => text is "softwarePackage" or "firmwarePackage" or "modulePackage", "softwarePackage, firmwarePackage or modulePackage")
            ?? throw RequestRefusedException.InvalidInput("The query parameter 'package_type' is required.");
        string? appId = query.Id("app_id", 36);
        string? productId = query.Id("product_id", 36);
        string? version = query["version"];
        PageQuery pageQuery = PageQuery.Read(query);
        lock (store.Lock)
        {
            Page<FleetRecord<EmulatedPackage>> page = Page<FleetRecord<EmulatedPackage>>.Of(
                store.Fleet.Packages, static record => record.RecordId, pageQuery, record => Matches(record.Value));
            return PagedAnswer.Of(
                "packages", page, options.EmptyPageMarker, (writer, record) => PackageWriter.Write(writer, record, store.Fleet, whole: false));
        }

        bool Matches(EmulatedPackage package) => package.PackageType == type
            && (appId is null || (package.AppId ?? options.DefaultAppId) == appId)
            && (productId is null || package.ProductId == productId)
            && (version is null || package.Version == version);
    }
}
