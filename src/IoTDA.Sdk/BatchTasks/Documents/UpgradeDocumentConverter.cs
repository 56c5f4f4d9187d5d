using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Reads both spellings of the package member, writes the one that fits the number of packages.</summary>
internal sealed class UpgradeDocumentConverter : JsonConverter<UpgradeDocument>
{
    private static readonly JsonEncodedText PackageId = JsonEncodedText.Encode("package_id");
    private static readonly JsonEncodedText PackageIds = JsonEncodedText.Encode("package_ids");

    /// <inheritdoc />
    public override UpgradeDocument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "An upgrade document");
        string? single = null;
        IReadOnlyList<string> several = [];
        while (JsonReading.NextMember(ref reader, out Utf8JsonReader name))
        {
            if (name.ValueTextEquals(PackageId.EncodedUtf8Bytes))
            {
                single = JsonReading.ReadString(ref reader);
            }
            else if (name.ValueTextEquals(PackageIds.EncodedUtf8Bytes))
            {
                several = JsonReading.ReadStrings(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return several.Count > 0 ? new UpgradeDocument(several)
            : single is not null ? new UpgradeDocument(single)
            : throw new JsonException("An upgrade document names no package.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, UpgradeDocument value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.PackageIds.Count == 1)
        {
            writer.WriteString(PackageId, value.PackageIds[0]);
        }
        else
        {
            writer.WriteStrings(PackageIds, value.PackageIds);
        }

        writer.WriteEndObject();
    }
}
