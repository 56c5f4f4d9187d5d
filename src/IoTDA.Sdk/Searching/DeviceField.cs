using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>The fields that a search can ask for.</summary>
/// <remarks>Source: SearchDevices in the official SDKs, tables of fields and operators.</remarks>
public static class DeviceField
{
    private const string Tag = "letters, digits, '_', '.', '-' and Chinese characters";

    /// <summary>The resource space; values of 1 to 36 letters, digits, <c>_</c> and <c>-</c>. Wire name <c>app_id</c>.</summary>
    public static DeviceValueField<string> AppId { get; } = Id("app_id", IdLengths.Resource);

    /// <summary>The device's id; values of 1 to 128 letters, digits, <c>_</c> and <c>-</c>. Wire name <c>device_id</c>.</summary>
    public static DeviceValueField<string> DeviceId { get; } = Id("device_id", IdLengths.Device);

    /// <summary>The gateway; values of 1 to 128 letters, digits, <c>_</c> and <c>-</c>. Wire name <c>gateway_id</c>.</summary>
    public static DeviceValueField<string> GatewayId { get; } = Id("gateway_id", IdLengths.Device);

    /// <summary>The product; values of 1 to 36 letters, digits, <c>_</c> and <c>-</c>. Wire name <c>product_id</c>.</summary>
    public static DeviceValueField<string> ProductId { get; } = Id("product_id", IdLengths.Resource);

    /// <summary>A group that the device is in; values of 1 to 36 letters, digits, <c>_</c> and <c>-</c>. Wire name <c>group_id</c>.</summary>
    public static DeviceValueField<string> GroupId { get; } = Id("group_id", IdLengths.Resource);

    /// <summary>
    /// The name; values of 1 to 256 letters, digits, Chinese characters and <c>_?#().,&amp;%@!-</c>. Wire name <c>device_name</c>. A name may hold a
    /// quote too, but how the service's SQL writes one is not documented.
    /// </summary>
    public static DeviceNameField DeviceName { get; } = new(
        "device_name", 256, Characters.AreDeviceName, "letters, digits, Chinese characters and _?#().,&%@!-, without a quote, which the service's SQL has no way to write");

    /// <summary>The device's own identification; values of 1 to 64 letters, digits, <c>_</c> and <c>-</c>. Wire name <c>node_id</c>.</summary>
    public static DeviceNameField NodeId { get; } = new("node_id", 64, Characters.AreId, ViolationChecks.IdCharacters);

    /// <summary>The state. Wire name <c>status</c>.</summary>
    public static DeviceValueField<DeviceStatus> Status { get; } = new("status", 16, Characters.AreId, ViolationChecks.IdCharacters, static value => value.Value);

    /// <summary>How the device is connected. Wire name <c>node_type</c>.</summary>
    public static DeviceValueField<DeviceNodeType> NodeType { get; } = new("node_type", 16, Characters.AreId, ViolationChecks.IdCharacters, static value => value.Value);

    /// <summary>The version of the software; values of 1 to 64 letters, digits, <c>_</c>, <c>-</c> and <c>.</c>. Wire name <c>sw_version</c>.</summary>
    public static DeviceValueField<string> SoftwareVersion { get; } = Version("sw_version");

    /// <summary>The version of the firmware; values of 1 to 64 letters, digits, <c>_</c>, <c>-</c> and <c>.</c>. Wire name <c>fw_version</c>.</summary>
    public static DeviceValueField<string> FirmwareVersion { get; } = Version("fw_version");

    /// <summary>The key of a tag; values of 1 to 64 letters, digits, Chinese characters, <c>_</c>, <c>.</c> and <c>-</c>. Wire name <c>tag_key</c>.</summary>
    public static DeviceTagField TagKey { get; } = new("tag_key", 64, Characters.AreTag, Tag);

    /// <summary>The value of a tag; values of 1 to 128 letters, digits, Chinese characters, <c>_</c>, <c>.</c> and <c>-</c>. Wire name <c>tag_value</c>.</summary>
    public static DeviceTagField TagValue { get; } = new("tag_value", 128, Characters.AreTag, Tag);

    /// <summary>When the device was registered; in any offset, sent in UTC with milliseconds. Wire name <c>create_time</c>.</summary>
    public static DeviceTimeField CreateTime { get; } = new("create_time");

    private static DeviceValueField<string> Id(string name, int maxLength)
        => new(name, maxLength, Characters.AreId, ViolationChecks.IdCharacters, static value => value);

    private static DeviceValueField<string> Version(string name)
        => new(name, 64, Characters.AreVersion, "letters, digits, '_', '-' and '.'", static value => value);
}
