using System.Text.Json;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.Packages;

/// <summary>Reads and writes an OTA package.</summary>
internal sealed class OtaPackageConverter() : RecordConverter<OtaPackage>("A package")
{
    public static OtaPackageConverter Instance { get; } = new();

    /// <inheritdoc />
    protected override OtaPackage Create(AnswerMembers members) => new()
    {
        PackageId = members.Id("package_id"),
        AppId = members.Text("app_id"),
        PackageType = members.Value("package_type", OtaPackageType.Values),
        ProductId = members.Text("product_id"),
        ProductName = members.Text("product_name"),
        ModuleName = members.Text("module_name"),
        Version = members.Text("version"),
        SupportSourceVersions = members.Texts("support_source_versions"),
        Description = members.Text("description"),
        CustomInfo = members.Text("custom_info"),
        CreateTime = members.Time("create_time"),
        FileLocation = members.Record("file_location", static file => file.Record("obs_location", static obs => new ObsLocation(
            obs.Text("region_name") ?? "", obs.Text("bucket_name") ?? "", obs.Text("object_key") ?? ""))),
        AdditionalProperties = members.Rest(),
    };

    /// <inheritdoc />
    protected override void WriteMembers(Utf8JsonWriter writer, OtaPackage value)
    {
        writer.WriteText("package_id", value.PackageId);
        writer.WriteText("app_id", value.AppId);
        writer.WriteValue("package_type", value.PackageType);
        writer.WriteText("product_id", value.ProductId);
        writer.WriteText("product_name", value.ProductName);
        writer.WriteText("module_name", value.ModuleName);
        writer.WriteText("version", value.Version);
        writer.WriteTexts("support_source_versions", value.SupportSourceVersions);
        writer.WriteText("description", value.Description);
        writer.WriteText("custom_info", value.CustomInfo);
        writer.WriteTime("create_time", value.CreateTime);
        if (value.FileLocation is { } obs && !value.AdditionalProperties.ContainsKey("file_location"))
        {
            writer.WriteStartObject("file_location"u8);
            writer.WriteStartObject("obs_location"u8);
            writer.WriteText("region_name", obs.RegionName);
            writer.WriteText("bucket_name", obs.BucketName);
            writer.WriteText("object_key", obs.ObjectKey);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteMembers(value.AdditionalProperties);
    }
}
