using System.Text.Json;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary>Writes OTA packages.</summary>
internal static class PackageWriter
{
    public static void Write(Utf8JsonWriter writer, FleetRecord<EmulatedPackage> record, FleetStore fleet, bool whole)
    {
        EmulatedPackage package = record.Value;
        writer.WriteStartObject();
        writer.WriteString("package_id", package.PackageId);
        writer.WriteString("app_id", package.AppId ?? fleet.DefaultAppId);
        writer.WriteString("package_type", package.PackageType);
        writer.WriteOptional("product_id", package.ProductId);
        writer.WriteOptional("product_name", package.ProductId is { } id && fleet.FindProduct(id) is { } product ? product.Name ?? id : null);
        writer.WriteOptional("module_name", package.ModuleName);
        writer.WriteString("version", package.Version);
        writer.WriteStartArray("support_source_versions");
        foreach (string version in package.SupportSourceVersions)
        {
            writer.WriteStringValue(version);
        }

        writer.WriteEndArray();
        writer.WriteOptional("description", package.Description);
        writer.WriteOptional("custom_info", package.CustomInfo);
        writer.WriteString("create_time", TimeStamp.Format(record.CreatedAt));
        if (whole)
        {
            WriteFile(writer, package);
        }

        writer.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter writer, EmulatedPackage package)
    {
        writer.WriteStartObject("file_location");
        writer.WriteStartObject("obs_location");
        writer.WriteString("region_name", "cn-north-4");
        writer.WriteString("bucket_name", "emulator");
        writer.WriteString("object_key", package.PackageId);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
