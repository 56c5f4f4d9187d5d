using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary><c>GET /ota-upgrades/packages/{package_id}</c></summary>
internal sealed class ShowPackage(BatchTaskStore store)
{
    public EmulatorResponse Handle(ApiRequest request)
    {
        _ = request.ReadQuery();
        lock (store.Lock)
        {
            FleetRecord<EmulatedPackage> record = store.Fleet.Packages.FirstOrDefault(one => one.Value.PackageId == request.Id)
                ?? throw new RequestRefusedException(404, EmulatorErrorCodes.PackageNotFound, $"The package {request.Id} does not exist.");
            return EmulatorResponse.Json(200, writer => PackageWriter.Write(writer, record, store.Fleet, whole: true));
        }
    }
}
