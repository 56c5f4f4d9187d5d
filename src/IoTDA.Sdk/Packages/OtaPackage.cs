using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>An OTA package as the service reports it.</summary>
/// <remarks>Source: <c>OtaPackageInfo</c> and <c>ShowOtaPackageResponse</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record OtaPackage
{
    /// <summary>The package's id, for <see cref="UpgradeDocument"/>. Wire name <c>package_id</c>.</summary>
    public required string PackageId { get; init; }

    /// <summary>The resource space. Wire name <c>app_id</c>.</summary>
    public string? AppId { get; init; }

    /// <summary>The type; <see langword="default"/> when the service leaves it out. Wire name <c>package_type</c>.</summary>
    public OtaPackageType PackageType { get; init; }

    /// <summary>The product that it is for. Wire name <c>product_id</c>.</summary>
    public string? ProductId { get; init; }

    /// <summary>The product's name. Wire name <c>product_name</c>.</summary>
    public string? ProductName { get; init; }

    /// <summary>The module that it is for; <see langword="null"/> unless it is a module package. Wire name <c>module_name</c>.</summary>
    public string? ModuleName { get; init; }

    /// <summary>The version that it installs. Wire name <c>version</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The versions that it can be installed over, at most 20; never <see langword="null"/>. Wire name <c>support_source_versions</c>.</summary>
    public IReadOnlyList<string> SupportSourceVersions { get; init => field = ValueList.Of(value); } = ValueList<string>.Empty;

    /// <summary>The description; <see langword="null"/> when there is none. Wire name <c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary>What the device is told beside; <see langword="null"/> when there is nothing. Wire name <c>custom_info</c>.</summary>
    public string? CustomInfo { get; init; }

    /// <summary>When it was created, in UTC. Wire name <c>create_time</c>.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>
    /// Where its file lies in the object storage; <see cref="IPackageClient.GetAsync"/> only. Wire name <c>file_location.obs_location</c>.
    /// </summary>
    public ObsLocation? FileLocation { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = JsonMembers.Of(value); } = JsonMembers.None;
}

/// <summary>An object of the object storage (OBS); <c>obs_location</c> on the wire.</summary>
/// <param name="RegionName">The region. Wire name <c>region_name</c>.</param>
/// <param name="BucketName">The bucket. Wire name <c>bucket_name</c>.</param>
/// <param name="ObjectKey">The object's key. Wire name <c>object_key</c>.</param>
public sealed record ObsLocation(string RegionName, string BucketName, string ObjectKey);

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
