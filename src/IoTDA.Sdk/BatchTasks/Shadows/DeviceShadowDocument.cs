using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.Shadows;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>Desired properties for each target's shadow; for <c>updateDeviceShadows</c>.</summary>
/// <remarks>See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>, parameter document.</remarks>
public sealed record DeviceShadowDocument : BatchTaskDocument
{
    /// <summary>The desired properties by service: 1 to 5, each service once, at most 10 KB as JSON in all. Wire name <c>shadow</c>.</summary>
    [JsonPropertyName("shadow")]
    [JsonConverter(typeof(RecordListConverter<DeviceShadow>))]
    public required IReadOnlyList<DeviceShadow> Shadow { get; init; }

    internal override bool IsWhole => Shadow.All(static shadow => shadow is { ServiceId: not null, Desired: not null });

    internal override void Check(ref Violations violations) => ShadowRules.Check(ref violations, this);

    /// <inheritdoc />
    public bool Equals(DeviceShadowDocument? other) => base.Equals(other) && ListEquality.Equal(Shadow, other.Shadow);

    /// <inheritdoc />
    public override int GetHashCode() => ListEquality.Hash(Shadow);
}

/// <summary>The desired properties of one service.</summary>
public sealed record DeviceShadow
{
    /// <summary>The service of the product model. Wire name <c>service_id</c>.</summary>
    [JsonPropertyName("service_id")]
    public required string ServiceId { get; init; }

    /// <summary>
    /// Property names and their desired values. In the single-device API an empty object clears the service's desired properties and a
    /// null value removes one. Wire name <c>desired</c>.
    /// </summary>
    [JsonPropertyName("desired")]
    public required JsonObject Desired { get; init; }

    /// <summary>
    /// The shadow's version that the change is meant for; <see langword="null"/>, the default, asks for none. Whether a batch heeds it is
    /// not documented. Wire name <c>version</c>.
    /// </summary>
    [JsonPropertyName("version")]
    public long? Version { get; init; }

    /// <summary>Members beyond those of this record: sent as they are, and kept as they came.</summary>
    /// <value>Names that the record does not write itself. Never <see langword="null"/>; empty by default.</value>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties
    {
        get => Extra ?? JsonMembers.None;
        init => Extra = value is { Count: > 0 } ? value.ToDictionary(static member => member.Key, static member => member.Value) : null;
    }

    [JsonInclude]
    [JsonExtensionData]
    internal Dictionary<string, JsonElement>? Extra { get; set; }

    /// <inheritdoc />
    public bool Equals(DeviceShadow? other)
        => other is not null && ServiceId == other.ServiceId && Version == other.Version && JsonMembers.Equal(Desired, other.Desired)
            && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ServiceId, Version);

    /// <summary>The service, without the properties.</summary>
    public override string ToString() => ServiceId;
}
