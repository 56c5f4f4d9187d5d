using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>A device as the service reports it. Its secret (<c>auth_info</c>) is not read, nor kept anywhere.</summary>
/// <remarks>Source: <c>QueryDeviceSimplify</c>, <c>ShowDeviceResponse</c> and <c>SearchDevice</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record Device
{
    /// <summary>The device's id. Wire name <c>device_id</c>.</summary>
    public required string DeviceId { get; init; }

    /// <summary>The resource space. Wire name <c>app_id</c>.</summary>
    public string? AppId { get; init; }

    /// <summary>The resource space's name. Wire name <c>app_name</c>.</summary>
    public string? AppName { get; init; }

    /// <summary>The device's own identification, such as its IMEI or MAC address. Wire name <c>node_id</c>.</summary>
    public string? NodeId { get; init; }

    /// <summary>The gateway that it is connected through; its own id when it is connected directly. Wire name <c>gateway_id</c>.</summary>
    public string? GatewayId { get; init; }

    /// <summary>The name. Wire name <c>device_name</c>.</summary>
    public string? DeviceName { get; init; }

    /// <summary>How it is connected; <see langword="default"/> when the service leaves it out. Wire name <c>node_type</c>.</summary>
    public DeviceNodeType NodeType { get; init; }

    /// <summary>The description; <see langword="null"/> when there is none. Wire name <c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary>The version of its firmware; <see langword="null"/> when it has not reported one. Wire name <c>fw_version</c>.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary>The version of its software; <see langword="null"/> when it has not reported one. Wire name <c>sw_version</c>.</summary>
    public string? SoftwareVersion { get; init; }

    /// <summary>The SDK that it runs; <see langword="null"/> when it has not reported one. Wire name <c>device_sdk_version</c>.</summary>
    public string? DeviceSdkVersion { get; init; }

    /// <summary>The product. Wire name <c>product_id</c>.</summary>
    public string? ProductId { get; init; }

    /// <summary>The product's name. Wire name <c>product_name</c>.</summary>
    public string? ProductName { get; init; }

    /// <summary>The state; <see langword="default"/> when the service leaves it out. Wire name <c>status</c>.</summary>
    public DeviceStatus Status { get; init; }

    /// <summary>The tags; never <see langword="null"/>. Wire name <c>tags</c>.</summary>
    public IReadOnlyList<DeviceTag> Tags { get; init => field = ValueList.Of(value); } = ValueList<DeviceTag>.Empty;

    /// <summary>When it was registered, in UTC; <see cref="IDeviceClient.GetAsync"/> only. Wire name <c>create_time</c>.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>When it was connected first, in UTC; <see cref="IDeviceClient.GetAsync"/> only. Wire name <c>active_time</c>.</summary>
    public DateTimeOffset? ActiveTime { get; init; }

    /// <summary>When its status changed last, in UTC; <see cref="IDeviceClient.GetAsync"/> only. Wire name <c>connection_status_update_time</c>.</summary>
    public DateTimeOffset? StatusTime { get; init; }

    /// <summary>
    /// The OTA modules with their versions; never <see langword="null"/>. <see cref="IDeviceClient.GetAsync"/> and searches only. Wire name <c>modules</c>.
    /// </summary>
    public IReadOnlyList<DeviceModule> Modules { get; init => field = ValueList.Of(value); } = ValueList<DeviceModule>.Empty;

    /// <summary>
    /// What the service says beyond this record's members, such as <c>extension_info</c>: members that this SDK does not know, and known ones that
    /// do not fit, as they came; never <c>auth_info</c>. Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = JsonMembers.Of(value); } = JsonMembers.None;

    /// <summary>Id, status and versions, in one line.</summary>
    public override string ToString() => $"{DeviceId} {Status} fw={FirmwareVersion} sw={SoftwareVersion}";
}

/// <summary>A tag of a device; an item of <c>tags</c> on the wire.</summary>
/// <param name="Key">The key. Wire name <c>tag_key</c>.</param>
/// <param name="Value">The value. Wire name <c>tag_value</c>.</param>
public sealed record DeviceTag(string Key, string Value);

/// <summary>An OTA module of a device; an item of <c>modules</c> on the wire.</summary>
/// <param name="Name">The module. Wire name <c>module_name</c>.</param>
/// <param name="Version">Its version. Wire name <c>module_version</c>.</param>
public sealed record DeviceModule(string Name, string Version);

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
