using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>Why a sub-task failed; <c>error</c> of a sub-task on the wire.</summary>
/// <remarks>Source: <c>ErrorInfo</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record SubTaskError
{
    /// <summary>The error code; <see langword="default"/> when the service gives none. Wire name <c>error_code</c>.</summary>
    public ErrorCode ErrorCode { get; init; }

    /// <summary>The service's words; <see langword="null"/> when it gives none. Wire name <c>error_msg</c>.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    /// <inheritdoc />
    public bool Equals(SubTaskError? other)
        => other is not null
        && ErrorCode == other.ErrorCode
        && ErrorMessage == other.ErrorMessage
        && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ErrorCode, ErrorMessage);

    /// <inheritdoc />
    public override string ToString() => ErrorMessage is null ? ErrorCode.ToString() : $"{ErrorCode}: {ErrorMessage}";
}
