using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary><c>GET /device-group/{group_id}/devices</c>: the group's own devices, newest first.</summary>
internal sealed class ListDevicesInGroup(BatchTaskStore store, EmulatorOptions options)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        PageQuery query = PageQuery.Read(request.ReadQuery(PageQuery.LimitName, PageQuery.MarkerName, PageQuery.OffsetName));
        lock (store.Lock)
        {
            store.Advance(request.ReceivedAt);
            EmulatedDeviceGroup group = store.Fleet.FindGroup(request.Id!)
                ?? throw new RequestRefusedException(404, EmulatorErrorCodes.GroupNotFound, $"The device group {request.Id} does not exist.");
            Device[] devices = [.. group.DeviceIds.Select(store.Fleet.Find).OfType<Device>().OrderBy(device => device.RecordId, StringComparer.Ordinal)];
            Page<Device> page = Page<Device>.Of(devices, static device => device.RecordId, query);
            return PagedAnswer.Of("devices", page, options.EmptyPageMarker, static (writer, device) =>
            {
                writer.WriteStartObject();
                writer.WriteString("device_id", device.Id);
                writer.WriteString("node_id", device.NodeId);
                writer.WriteString("device_name", device.Name);
                writer.WriteString("product_id", device.ProductId);
                writer.WriteEndObject();
            });
        }
    }
}
