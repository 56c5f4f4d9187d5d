using System.Text.Json.Serialization;

namespace IoTDA.Sdk;

/// <summary>An uploaded batch task file.</summary>
/// <remarks>The service keeps a file for an hour at most. Source: <c>BatchTaskFile</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record BatchTaskFile
{
    /// <summary>The file's id, an opaque text, for <see cref="BatchTargets.File"/>. Wire name <c>file_id</c>.</summary>
    [JsonPropertyName("file_id")]
    public required string FileId { get; init; }

    /// <summary>The file's name; <see langword="null"/> when the service leaves it out. Wire name <c>file_name</c>.</summary>
    [JsonPropertyName("file_name")]
    public string? FileName { get; init; }

    /// <summary>When it was uploaded, in UTC; <see langword="null"/> when the service leaves it out. Wire name <c>upload_time</c>.</summary>
    [JsonPropertyName("upload_time")]
    public DateTimeOffset? UploadTime { get; init; }

    /// <summary>
    /// Whether the upload's answer was lost and the client found the file by its name; it then took it for the upload's result. Not on
    /// the wire, and no part of equality.
    /// </summary>
    [JsonIgnore]
    public bool WasRecovered { get; init; }

    /// <inheritdoc />
    public bool Equals(BatchTaskFile? other)
        => other is not null && FileId == other.FileId && FileName == other.FileName && UploadTime == other.UploadTime;

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(FileId);
}
