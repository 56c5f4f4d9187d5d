using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary>Writes devices. Members without a value are left out.</summary>
internal static class DeviceWriter
{
    public static string ToWire(this EmulatedDeviceStatus status) => status.ToString().ToUpperInvariant();

    public static string NodeTypeOf(Device device) => device.IsDirectlyConnected ? "GATEWAY" : "ENDPOINT";

    /// <summary>The members of a list.</summary>
    public static void Write(Utf8JsonWriter writer, Device device, FleetStore fleet)
    {
        writer.WriteStartObject();
        WriteMembers(writer, device, fleet);
        writer.WriteEndObject();
    }

    /// <summary>All members, the secret included: clients must not show it.</summary>
    public static void WriteWhole(Utf8JsonWriter writer, Device device, FleetStore fleet)
    {
        writer.WriteStartObject();
        WriteMembers(writer, device, fleet);
        writer.WriteStartObject("auth_info");
        writer.WriteString("auth_type", "SECRET");
        writer.WriteString("secret", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(device.Id)))[..32]);
        writer.WriteBoolean("secure_access", true);
        writer.WriteEndObject();
        writer.WriteString("create_time", TimeStamp.Format(device.CreatedAt));
        if (device.Status != EmulatedDeviceStatus.Inactive)
        {
            writer.WriteString("connection_status_update_time", Milliseconds(device.StatusChangedAt));
            writer.WriteString("active_time", Milliseconds(device.CreatedAt));
        }

        writer.WriteStartArray("modules");
        foreach ((string name, string version) in device.Modules)
        {
            writer.WriteStartObject();
            writer.WriteString("module_name", name);
            writer.WriteString("module_version", version);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    public static string Milliseconds(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void WriteMembers(Utf8JsonWriter writer, Device device, FleetStore fleet)
    {
        writer.WriteString("app_id", device.AppId);
        writer.WriteString("app_name", fleet.NameOfSpace(device.AppId));
        writer.WriteString("device_id", device.Id);
        writer.WriteString("node_id", device.NodeId);
        writer.WriteString("gateway_id", device.GatewayId);
        writer.WriteString("device_name", device.Name);
        writer.WriteString("node_type", NodeTypeOf(device));
        writer.WriteOptional("description", device.Description);
        writer.WriteOptional("fw_version", device.FirmwareVersion);
        writer.WriteOptional("sw_version", device.SoftwareVersion);
        writer.WriteOptional("device_sdk_version", device.SdkVersion);
        writer.WriteString("product_id", device.ProductId);
        writer.WriteOptional("product_name", fleet.FindProduct(device.ProductId) is { } product ? product.Name ?? product.ProductId : null);
        writer.WriteString("status", device.Status.ToWire());
        writer.WriteStartArray("tags");
        foreach ((string key, string value) in device.Tags)
        {
            writer.WriteStartObject();
            writer.WriteString("tag_key", key);
            writer.WriteString("tag_value", value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
