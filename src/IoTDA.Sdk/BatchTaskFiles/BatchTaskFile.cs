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
