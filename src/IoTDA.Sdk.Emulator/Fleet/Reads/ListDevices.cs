using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary><c>GET /devices</c>, newest first. A name is compared whole: the reference does not say more.</summary>
internal sealed class ListDevices(BatchTaskStore store, EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        QueryParameters query = request.ReadQuery(
            "product_id", "gateway_id", "is_cascade_query", "node_id", "device_name", "start_time", "end_time", "app_id",
            PageQuery.LimitName, PageQuery.MarkerName, PageQuery.OffsetName);
        PageQuery pageQuery = PageQuery.Read(query);
        List<Func<Device, bool>> filters = ReadFilters(query);
        lock (store.Lock)
        {
            store.Advance(request.ReceivedAt);
            Page<Device> page = Page<Device>.Of(
                store.Fleet.Devices, static device => device.RecordId, pageQuery, filters.Count == 0 ? null : device => filters.TrueForAll(filter => filter(device)));
            return PagedAnswer.Of("devices", page, options.EmptyPageMarker, (writer, device) => DeviceWriter.Write(writer, device, store.Fleet));
        }
    }

    private static DateTimeOffset? Time(QueryParameters query, string name)
        => query[name] is not { } text
            ? null
            : TimeStamp.Parse(text) ?? throw new RequestRefusedException(
                400, EmulatorErrorCodes.InvalidTimeFormat, $"The query parameter '{name}' must be yyyyMMdd'T'HHmmss'Z', not '{text}'.");

    private List<Func<Device, bool>> ReadFilters(QueryParameters query)
    {
        List<Func<Device, bool>> filters = [];
        bool cascade = query.Text("is_cascade_query", 5, text => text is "true" or "false", "true or false") == "true";
        Add(query.Id("product_id", 36), value => device => device.ProductId == value);
        Add(query.Id("gateway_id", 128), value => device => IsBehind(device, value, cascade));
        Add(query.Id("node_id", 64), value => device => device.NodeId == value);
        Add(query.Text("device_name", 256, _ => true, "1 to 256 characters"), value => device => device.Name == value);
        Add(query.Id("app_id", 36), value => device => device.AppId == value);
        (DateTimeOffset? start, DateTimeOffset? end) = (Time(query, "start_time"), Time(query, "end_time"));
        if (start > end)
        {
            throw new RequestRefusedException(400, EmulatorErrorCodes.StartAfterEnd, "The query parameter 'start_time' is after 'end_time'.");
        }

        if (start is not null || end is not null)
        {
            filters.Add(device => !(device.CreatedAt < start) && !(device.CreatedAt > end));
        }

        return filters;

        void Add(string? value, Func<string, Func<Device, bool>> filter)
        {
            if (value is not null)
            {
                filters.Add(filter(value));
            }
        }
    }

    private bool IsBehind(Device device, string gatewayId, bool cascade)
    {
        while (device.GatewayId != gatewayId)
        {
            if (!cascade || device.IsDirectlyConnected || store.Fleet.Find(device.GatewayId) is not { } gateway)
            {
                return false;
            }

            device = gateway;
        }

        return true;
    }
}
