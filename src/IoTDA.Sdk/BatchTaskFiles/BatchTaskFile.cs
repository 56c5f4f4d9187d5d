using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>An uploaded batch task file.</summary>
/// <remarks>The service keeps a file for an hour at most. Source: <c>BatchTaskFile</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record BatchTaskFile
{
    /// <summary>The file's id, an opaque text, for <see cref="BatchTargets.File"/>. Wire name <c>file_id</c>.</summary>
    public required string FileId { get; init; }

    /// <summary>The file's name; <see langword="null"/> when the service leaves it out. Wire name <c>file_name</c>.</summary>
    public string? FileName { get; init; }

    /// <summary>When it was uploaded, in UTC; <see langword="null"/> when the service leaves it out. Wire name <c>upload_time</c>.</summary>
    public DateTimeOffset? UploadTime { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    /// <summary>
    /// Whether the upload's answer was lost and the client found the file by its name; it then took it for the upload's result. Not on
    /// the wire, and no part of equality.
    /// </summary>
    public bool WasRecovered { get; init; }

    /// <inheritdoc />
    public bool Equals(BatchTaskFile? other)
        => other is not null && FileId == other.FileId && FileName == other.FileName && UploadTime == other.UploadTime
            && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(FileId);
}

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
