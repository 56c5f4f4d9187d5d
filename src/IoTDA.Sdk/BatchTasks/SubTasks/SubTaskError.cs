using System.Text.Json.Serialization;

namespace IoTDA.Sdk;

/// <summary>Why a sub-task failed; <c>error</c> of a sub-task on the wire.</summary>
/// <remarks>Source: <c>ErrorInfo</c> of the official SDKs.</remarks>
public sealed record SubTaskError
{
    /// <summary>The error code; <see langword="default"/> when the service gives none. Wire name <c>error_code</c>.</summary>
    [JsonPropertyName("error_code")]
    public ErrorCode ErrorCode { get; init; }

    /// <summary>The service's words; <see langword="null"/> when it gives none. Wire name <c>error_msg</c>.</summary>
    [JsonPropertyName("error_msg")]
    public string? ErrorMessage { get; init; }

    /// <inheritdoc />
    public override string ToString() => ErrorMessage is null ? ErrorCode.ToString() : $"{ErrorCode}: {ErrorMessage}";
}
