using IoTDA.Sdk.Emulator.Fleet.Reads;

namespace IoTDA.Sdk.Emulator.Fleet.Search;

/// <summary>The fields that a search can ask for.</summary>
internal static class SearchFields
{
    public static readonly string[] All =
    [
        "app_id", "device_id", "gateway_id", "product_id", "device_name", "node_id", "status", "node_type", "tag_key", "tag_value",
        "sw_version", "fw_version", "group_id", "create_time", "marker",
    ];

    public static IEnumerable<string> ValuesOf(Device device, string field, FleetStore fleet) => field switch
    {
        "app_id" => [device.AppId],
        "device_id" => [device.Id],
        "gateway_id" => [device.GatewayId],
        "product_id" => [device.ProductId],
        "device_name" => [device.Name],
        "node_id" => [device.NodeId],
        "status" => [device.Status.ToWire()],
        "node_type" => [DeviceWriter.NodeTypeOf(device)],
        "tag_key" => device.Tags.Keys,
        "tag_value" => device.Tags.Values,
        "sw_version" => Some(device.SoftwareVersion),
        "fw_version" => Some(device.FirmwareVersion),
        "group_id" => fleet.Groups.Where(record => record.Value.DeviceIds.Contains(device.Id)).Select(record => record.Value.GroupId),
        "create_time" => [DeviceWriter.Milliseconds(device.CreatedAt)],
        _ => [device.RecordId],
    };

    private static IEnumerable<string> Some(string? value) => value is null ? [] : [value];
}
