using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.Messages;
using IoTDA.Sdk.Serialization;
using IoTDA.Sdk.Validation;

namespace IoTDA.Sdk;

/// <summary>A message to each target; for <c>createMessages</c>.</summary>
/// <remarks>
/// Source: <c>DeviceMessageRequest</c> of the official SDKs. The API page's example for batches has the members up to
/// <see cref="TopicFullName"/>; whether a batch heeds <see cref="Properties"/> and <see cref="Ttl"/> is not documented.
/// </remarks>
public sealed record MessageDocument : BatchTaskDocument
{
    /// <summary>
    /// The message's id: up to 100 letters, digits, <c>_</c> and <c>-</c>, unique for a device. What happens without one is not
    /// documented. Wire name <c>message_id</c>.
    /// </summary>
    [JsonPropertyName("message_id")]
    public string? MessageId { get; init; }

    /// <summary>
    /// The message's name: up to 128 letters, digits, Chinese characters and <c>_ ? ' # ( ) . , &amp; % @ ! -</c>. Wire name <c>name</c>.
    /// </summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>The content: a text or a JSON object. Wire name <c>message</c>.</summary>
    [JsonPropertyName("message")]
    public required MessageContent Message { get; init; }

    /// <summary>How a text content is encoded; <see langword="null"/> means <see cref="MessageEncoding.None"/>. Wire name <c>encoding</c>.</summary>
    [JsonPropertyName("encoding")]
    public MessageEncoding? Encoding { get; init; }

    /// <summary>The form in which the device gets it; <see langword="null"/> means <see cref="PayloadFormat.Standard"/>. Wire name <c>payload_format</c>.</summary>
    [JsonPropertyName("payload_format")]
    public PayloadFormat? PayloadFormat { get; init; }

    /// <summary>
    /// The end of the topic behind <c>$oc/devices/{device_id}/user/</c>; it must be configured in the product. MQTT devices only.
    /// <see langword="null"/> means the service's own topic. Wire name <c>topic</c>.
    /// </summary>
    [JsonPropertyName("topic")]
    public string? Topic { get; init; }

    /// <summary>
    /// A whole topic, to which the device must already subscribe. The official SDKs say that only one of this and <see cref="Topic"/>
    /// may be set, the API page's example sets both; so both can be written. Wire name <c>topic_full_name</c>.
    /// </summary>
    [JsonPropertyName("topic_full_name")]
    public string? TopicFullName { get; init; }

    /// <summary>MQTT 5.0 properties; <see langword="null"/> sends none. Wire name <c>properties</c>.</summary>
    [JsonPropertyName("properties")]
    public MessageProperties? Properties { get; init; }

    /// <summary>How long the service keeps the message for a device that is not there. Wire name <c>ttl</c>, in minutes.</summary>
    /// <value>0 to 1440 minutes, a multiple of 5; 0 keeps nothing. <see langword="null"/>, the default, means 1440.</value>
    [JsonPropertyName("ttl")]
    [JsonConverter(typeof(MinutesConverter))]
    public TimeSpan? Ttl { get; init; }

    internal override bool IsWhole => Message is not null;

    internal override void Check(ref Violations violations) => MessageRules.Check(ref violations, this);
}
