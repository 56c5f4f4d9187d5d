using IoTDA.Sdk.Paging;

namespace IoTDA.Sdk.DeviceGroups;

/// <summary>The reads of device groups as they are on the wire, in the order of the API reference.</summary>
internal interface IDeviceGroupApi
{
    [Get("/device-group")]
    Task<PageOf<DeviceGroup>> ListDeviceGroupsAsync(
        [AliasAs("last_modified_time")] string? lastModifiedTime,
        [AliasAs("app_id")] string? appId,
        [AliasAs("group_type")] string? groupType,
        string? name,
        int? limit,
        string? marker,
        CancellationToken cancellationToken);

    [Get("/device-group/{group_id}/devices")]
    Task<PageOf<Device>> ShowDevicesInGroupAsync([AliasAs("group_id")] string groupId, int? limit, string? marker, CancellationToken cancellationToken);
}
