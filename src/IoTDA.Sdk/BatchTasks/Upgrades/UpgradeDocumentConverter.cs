using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.Upgrades;

/// <summary>Reads both names of the package member, and writes the one that the document has.</summary>
internal sealed class UpgradeDocumentConverter : JsonConverter<UpgradeDocument>
{
    private static readonly JsonEncodedText PackageId = JsonEncodedText.Encode("package_id");
    private static readonly JsonEncodedText PackageIds = JsonEncodedText.Encode("package_ids");
    private static readonly MemberNames Names = new("package_id", "package_ids");

    /// <summary>The converter.</summary>
    public static UpgradeDocumentConverter Instance { get; } = new();

    /// <inheritdoc />
    public override UpgradeDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "An upgrade document");
        string? single = null;
        IReadOnlyList<string> several = [];
        Utf8JsonReader singleAt = default;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    singleAt = reader;
                    single = members.ReadString(ref reader);
                    break;
                case 1:
                    several = members.ReadStrings(ref reader);
                    break;
                default:
                    members.Keep(ref reader);
                    break;
            }
        }

        if (members.Rest.ContainsKey("package_id") || members.Rest.ContainsKey("package_ids"))
        {
            throw new JsonException("An upgrade document names its packages in a form that is not known, or twice.");
        }

        if (several.Count > 0 && single is not null)
        {
            members.Keep(0, ref singleAt);
        }

        return several.Count > 0 ? new UpgradeDocument(several) { AdditionalProperties = members.Rest }
            : single is not null ? new UpgradeDocument(single) { AdditionalProperties = members.Rest }
            : throw new JsonException("An upgrade document names no package.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, UpgradeDocument value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value is { IsList: false, PackageIds.Count: 1 })
        {
            writer.WriteString(PackageId, value.PackageIds[0]);
        }
        else
        {
            writer.WriteStrings(PackageIds, value.PackageIds);
        }

        writer.WriteMembers(value.AdditionalProperties);
        writer.WriteEndObject();
    }
}
