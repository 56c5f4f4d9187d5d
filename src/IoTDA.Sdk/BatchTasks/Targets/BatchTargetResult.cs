using System.Text.Json.Serialization;

namespace IoTDA.Sdk;

/// <summary>What a stop, retry or confirm call did for one target. A call that the service accepts may still fail for some targets.</summary>
/// <remarks>Source: <c>BatchTargetResult</c> of the official SDKs.</remarks>
public sealed record BatchTargetResult
{
    /// <summary>The device id. Wire name <c>target</c>.</summary>
    [JsonPropertyName("target")]
    public string Target { get; init => field = value ?? ""; } = "";

    /// <summary>Whether the call took effect for the target. Wire name <c>status</c>.</summary>
    [JsonPropertyName("status")]
    public BatchTargetStatus Status { get; init; }

    /// <summary>Why it did not; <see langword="default"/> when it did. Wire name <c>error_code</c>.</summary>
    [JsonPropertyName("error_code")]
    public ErrorCode ErrorCode { get; init; }

    /// <summary>The service's words on why it did not; <see langword="null"/> when it did. Wire name <c>error_msg</c>.</summary>
    [JsonPropertyName("error_msg")]
    public string? ErrorMessage { get; init; }

    /// <summary>Whether the call took effect for the target.</summary>
    [JsonIgnore]
    public bool Succeeded => Status == BatchTargetStatus.Success;
}
