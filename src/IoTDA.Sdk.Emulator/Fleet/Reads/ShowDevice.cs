using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary><c>GET /devices/{device_id}</c></summary>
internal sealed class ShowDevice(BatchTaskStore store)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        lock (store.Lock)
        {
            store.Advance(request.ReceivedAt);
            Device device = store.Fleet.Find(request.Id!)
                ?? throw new RequestRefusedException(404, EmulatorErrorCodes.DeviceNotFound, $"The device {request.Id} does not exist.");
            return EmulatorResponse.Json(200, writer => DeviceWriter.WriteWhole(writer, device, store.Fleet));
        }
    }
}
