using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary><c>GET /products</c>, newest first.</summary>
internal sealed class ListProducts(BatchTaskStore store, EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        QueryParameters query = request.ReadQuery("app_id", "product_name", PageQuery.LimitName, PageQuery.MarkerName, PageQuery.OffsetName);
        string? appId = query.Id("app_id", 36);
        string? name = query["product_name"];
        PageQuery pageQuery = PageQuery.Read(query);
        lock (store.Lock)
        {
            Page<FleetRecord<EmulatedProduct>> page = Page<FleetRecord<EmulatedProduct>>.Of(
                store.Fleet.Products, static record => record.RecordId, pageQuery, record => Matches(record.Value));
            return PagedAnswer.Of("products", page, options.EmptyPageMarker, (writer, record) =>
            {
                EmulatedProduct product = record.Value;
                string space = product.AppId ?? options.DefaultAppId;
                writer.WriteStartObject();
                writer.WriteString("app_id", space);
                writer.WriteString("app_name", store.Fleet.NameOfSpace(space));
                writer.WriteString("product_id", product.ProductId);
                writer.WriteString("name", product.Name ?? product.ProductId);
                writer.WriteString("device_type", product.DeviceType);
                writer.WriteString("protocol_type", product.ProtocolType);
                writer.WriteString("data_format", product.DataFormat);
                writer.WriteOptional("manufacturer_name", product.ManufacturerName);
                writer.WriteOptional("industry", product.Industry);
                writer.WriteOptional("description", product.Description);
                writer.WriteString("create_time", TimeStamp.Format(record.CreatedAt));
                writer.WriteEndObject();
            });
        }

        bool Matches(EmulatedProduct product)
            => (appId is null || (product.AppId ?? options.DefaultAppId) == appId) && (name is null || (product.Name ?? product.ProductId) == name);
    }
}
