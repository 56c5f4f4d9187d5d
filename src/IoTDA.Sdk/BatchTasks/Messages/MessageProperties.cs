using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The MQTT 5.0 properties of a message; <c>properties</c> on the wire.</summary>
/// <remarks>Source: <c>PropertiesDTO</c> and <c>UserPropDTO</c> of the official SDKs.</remarks>
public sealed record MessageProperties
{
    /// <summary>Ties an answer to its request: up to 128 letters, digits, <c>_</c> and <c>-</c>. Wire name <c>correlation_data</c>.</summary>
    [JsonPropertyName("correlation_data")]
    public string? CorrelationData { get; init; }

    /// <summary>The topic for an answer: up to 128 letters, digits and <c>_ - ? = $ # + /</c>. Wire name <c>response_topic</c>.</summary>
    [JsonPropertyName("response_topic")]
    public string? ResponseTopic { get; init; }

    /// <summary>The user properties, at most 20; never <see langword="null"/>. Wire name <c>user_properties</c>.</summary>
    [JsonPropertyName("user_properties")]
    [JsonConverter(typeof(RecordListConverter<UserProperty>))]
    public IReadOnlyList<UserProperty> UserProperties { get; init => field = value ?? []; } = [];

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
    public bool Equals(MessageProperties? other)
        => other is not null
        && CorrelationData == other.CorrelationData
        && ResponseTopic == other.ResponseTopic
        && ListEquality.Equal(UserProperties, other.UserProperties)
        && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(CorrelationData, ResponseTopic, UserProperties.Count);

    /// <summary>The type's name, without the contents.</summary>
    public override string ToString() => nameof(MessageProperties);
}

/// <summary>An MQTT 5.0 user property.</summary>
/// <param name="Key">Up to 128 letters, digits, <c>_</c> and <c>-</c>. Wire name <c>prop_key</c>.</param>
/// <param name="Value">
/// Up to 128 letters, digits, Chinese characters, spaces and <c>_ ? ' # ( ) . , &amp; % @ ! -</c>. Wire name <c>prop_value</c>.
/// </param>
public sealed record UserProperty(
    [property: JsonPropertyName("prop_key")] string Key,
    [property: JsonPropertyName("prop_value")] string Value)
{
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
    public bool Equals(UserProperty? other)
        => other is not null && Key == other.Key && Value == other.Value && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Key, Value);

    /// <summary>The key, without the value.</summary>
    public override string ToString() => Key;
}
