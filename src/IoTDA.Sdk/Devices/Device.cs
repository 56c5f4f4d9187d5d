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
