using System.Text.Json;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.Devices;

/// <summary>Reads and writes a device without its secret.</summary>
internal sealed class DeviceConverter() : RecordConverter<Device>("A device")
{
    public static DeviceConverter Instance { get; } = new();

    /// <inheritdoc />
    protected override Device Create(AnswerMembers members)
    {
        members.Drop("auth_info");
        return new Device
        {
            DeviceId = members.Id("device_id"),
            AppId = members.Text("app_id"),
            AppName = members.Text("app_name"),
            NodeId = members.Text("node_id"),
            GatewayId = members.Text("gateway_id"),
            DeviceName = members.Text("device_name"),
            NodeType = members.Value("node_type", DeviceNodeType.Values),
            Description = members.Text("description"),
            FirmwareVersion = members.Text("fw_version"),
            SoftwareVersion = members.Text("sw_version"),
            DeviceSdkVersion = members.Text("device_sdk_version"),
            ProductId = members.Text("product_id"),
            ProductName = members.Text("product_name"),
            Status = members.Value("status", DeviceStatus.Values),
            Tags = members.Records("tags", static tag => new DeviceTag(tag.Text("tag_key") ?? "", tag.Text("tag_value") ?? "")),
            CreateTime = members.Time("create_time"),
            ActiveTime = members.Time("active_time"),
            StatusTime = members.Time("connection_status_update_time"),
            Modules = members.Records("modules", static module => new DeviceModule(module.Text("module_name") ?? "", module.Text("module_version") ?? "")),
            AdditionalProperties = members.Rest(),
        };
    }

    /// <inheritdoc />
    protected override void WriteMembers(Utf8JsonWriter writer, Device value)
    {
        writer.WriteText("app_id", value.AppId);
        writer.WriteText("app_name", value.AppName);
        writer.WriteText("device_id", value.DeviceId);
        writer.WriteText("node_id", value.NodeId);
        writer.WriteText("gateway_id", value.GatewayId);
        writer.WriteText("device_name", value.DeviceName);
        writer.WriteValue("node_type", value.NodeType);
        writer.WriteText("description", value.Description);
        writer.WriteText("fw_version", value.FirmwareVersion);
        writer.WriteText("sw_version", value.SoftwareVersion);
        writer.WriteText("device_sdk_version", value.DeviceSdkVersion);
        writer.WriteText("product_id", value.ProductId);
        writer.WriteText("product_name", value.ProductName);
        writer.WriteValue("status", value.Status);
        writer.WriteRecords("tags", value.Tags, value.AdditionalProperties, static (writer, tag) =>
        {
            writer.WriteText("tag_key", tag.Key);
            writer.WriteText("tag_value", tag.Value);
        });
        writer.WriteTime("create_time", value.CreateTime);
        writer.WriteTime("active_time", value.ActiveTime);
        writer.WriteTime("connection_status_update_time", value.StatusTime);
        writer.WriteRecords("modules", value.Modules, value.AdditionalProperties, static (writer, module) =>
        {
            writer.WriteText("module_name", module.Name);
            writer.WriteText("module_version", module.Version);
        });
        writer.WriteMembers(value.AdditionalProperties);
    }
}
