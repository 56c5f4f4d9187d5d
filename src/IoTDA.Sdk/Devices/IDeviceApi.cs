using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.Devices;

/// <summary>The reads of devices as they are on the wire, in the order of the API reference.</summary>
internal interface IDeviceApi
{
    [Get("/devices")]
    Task<PageOf<Device>> ListDevicesAsync(
        [AliasAs("product_id")] string? productId,
        [AliasAs("gateway_id")] string? gatewayId,
        [AliasAs("is_cascade_query")] string? isCascadeQuery,
        [AliasAs("node_id")] string? nodeId,
        [AliasAs("device_name")] string? deviceName,
        [AliasAs("start_time")] string? startTime,
        [AliasAs("end_time")] string? endTime,
        [AliasAs("app_id")] string? appId,
        int? limit,
        string? marker,
        CancellationToken cancellationToken);

    [Get("/devices/{device_id}")]
    Task<Device> ShowDeviceAsync([AliasAs("device_id")] string deviceId, CancellationToken cancellationToken);
}
