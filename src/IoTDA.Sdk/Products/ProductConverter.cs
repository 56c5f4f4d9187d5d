using System.Text.Json;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.Products;

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
