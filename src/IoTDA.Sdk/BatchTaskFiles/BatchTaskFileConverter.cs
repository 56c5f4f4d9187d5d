using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTaskFiles;

/// <summary>Reads and writes a file's record.</summary>
internal sealed class BatchTaskFileConverter : JsonConverter<BatchTaskFile>
{
    public static BatchTaskFileConverter Instance { get; } = new();

    private static readonly MemberNames Names = new("file_id", "file_name", "upload_time");

    /// <inheritdoc />
    public override BatchTaskFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "A file");
        string? id = null, name = null;
        DateTimeOffset? uploaded = null;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    id = JsonReading.ReadId(ref reader);
                    break;
                case 1:
                    name = members.ReadString(ref reader);
                    break;
                case 2:
                    uploaded = members.ReadTime(ref reader);
                    break;
                default:
                    members.Keep(ref reader);
                    break;
            }
        }

        return string.IsNullOrEmpty(id) || members.Rest.ContainsKey("file_id")
            ? throw new JsonException("A file has no file_id, or more than one.")
            : new BatchTaskFile { FileId = id, FileName = name, UploadTime = uploaded, AdditionalProperties = members.Rest };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BatchTaskFile value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("file_id"u8, value.FileId);
        if (value.FileName is { } name)
        {
            writer.WriteString("file_name"u8, name);
        }

        if (value.UploadTime is { } uploaded)
        {
            writer.WritePropertyName("upload_time"u8);
            CompactUtcTime.Write(writer, uploaded);
        }

        writer.WriteMembers(value.AdditionalProperties);
        writer.WriteEndObject();
    }
}
