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

/// <summary>Reads and writes a product.</summary>
internal sealed class ProductConverter() : RecordConverter<Product>("A product")
{
    public static ProductConverter Instance { get; } = new();

    /// <inheritdoc />
    protected override Product Create(AnswerMembers members) => new()
    {
        ProductId = members.Id("product_id"),
        Name = members.Text("name"),
        AppId = members.Text("app_id"),
        AppName = members.Text("app_name"),
        DeviceType = members.Text("device_type"),
        ProtocolType = members.Text("protocol_type"),
        DataFormat = members.Text("data_format"),
        ManufacturerName = members.Text("manufacturer_name"),
        Industry = members.Text("industry"),
        Description = members.Text("description"),
        CreateTime = members.Time("create_time"),
        AdditionalProperties = members.Rest(),
    };

    /// <inheritdoc />
    protected override void WriteMembers(Utf8JsonWriter writer, Product value)
    {
        writer.WriteText("product_id", value.ProductId);
        writer.WriteText("name", value.Name);
        writer.WriteText("app_id", value.AppId);
        writer.WriteText("app_name", value.AppName);
        writer.WriteText("device_type", value.DeviceType);
        writer.WriteText("protocol_type", value.ProtocolType);
        writer.WriteText("data_format", value.DataFormat);
        writer.WriteText("manufacturer_name", value.ManufacturerName);
        writer.WriteText("industry", value.Industry);
        writer.WriteText("description", value.Description);
        writer.WriteTime("create_time", value.CreateTime);
        writer.WriteMembers(value.AdditionalProperties);
    }
}
