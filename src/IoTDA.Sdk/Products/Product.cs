using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>A product as a list reports it.</summary>
/// <remarks>Source: <c>ProductSummary</c> of the official SDKs.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record Product
{
    /// <summary>The product's id. Wire name <c>product_id</c>.</summary>
    public required string ProductId { get; init; }

    /// <summary>The name. Wire name <c>name</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The resource space. Wire name <c>app_id</c>.</summary>
    public string? AppId { get; init; }

    /// <summary>The resource space's name. Wire name <c>app_name</c>.</summary>
    public string? AppName { get; init; }

    /// <summary>The type of its devices, a text of the product's maker. Wire name <c>device_type</c>.</summary>
    public string? DeviceType { get; init; }

    /// <summary>The protocol of its devices, such as <c>MQTT</c>. Wire name <c>protocol_type</c>.</summary>
    public string? ProtocolType { get; init; }

    /// <summary>The format of its devices' data, such as <c>json</c>. Wire name <c>data_format</c>.</summary>
    public string? DataFormat { get; init; }

    /// <summary>The manufacturer; <see langword="null"/> when there is none. Wire name <c>manufacturer_name</c>.</summary>
    public string? ManufacturerName { get; init; }

    /// <summary>The industry; <see langword="null"/> when there is none. Wire name <c>industry</c>.</summary>
    public string? Industry { get; init; }

    /// <summary>The description; <see langword="null"/> when there is none. Wire name <c>description</c>.</summary>
    public string? Description { get; init; }

    /// <summary>When it was created, in UTC. Wire name <c>create_time</c>.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = JsonMembers.Of(value); } = JsonMembers.None;
}
