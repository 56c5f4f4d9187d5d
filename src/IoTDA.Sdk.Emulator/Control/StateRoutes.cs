using System.Collections.Concurrent;
using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Fleet;
using IoTDA.Sdk.Emulator.Json;

namespace IoTDA.Sdk.Emulator.Control;

/// <summary>Tasks, files, fleet, tokens, snapshots and the reset.</summary>
internal sealed class StateRoutes(EmulatedService service)
{
    private readonly ConcurrentDictionary<string, EmulatorSnapshot> _snapshots = new(StringComparer.Ordinal);

    public IEnumerable<ControlRoute> All =>
    [
        ControlRoute.Of("GET", "/emulator/tasks", _ => ControlRequest.Answer(
            [.. service.ReadTasks(store => store.All).Select(task => task with { SubTasks = [] })], EmulatorJson.Of<BatchTaskSnapshot[]>())),
        ControlRoute.Of("GET", "/emulator/tasks/{id}", request => ControlRequest.Answer(
            service.ReadTasks(store => store.Find(request.Id) is { } task ? [task] : []) is [var found] ? found : throw NotFound("batch task"),
            EmulatorJson.Of<BatchTaskSnapshot>())),
        ControlRoute.Of("GET", "/emulator/files", _ => ControlRequest.Answer(
            [.. service.ReadFiles().Select(file => file with { Content = default })], EmulatorJson.Of<UploadedFile[]>())),
        ControlRoute.Of("GET", "/emulator/fleet", _ => ControlRequest.Answer(ReadFleet(service.Tasks, service.Clock), EmulatorJson.Of<FleetState>())),
        ControlRoute.Of("POST", "/emulator/fleet", request =>
        {
            service.Fleet.Add(request.Read(EmulatorJson.Of<FleetSeed>()));
            return EmulatorResponse.NoContent;
        }) with { Body = EmulatorJson.Of<FleetSeed>() },
        ControlRoute.Of("GET", "/emulator/fleet/devices/{id}", request => ControlRequest.Answer(
            service.Fleet.FindDevice(request.Id) ?? throw NotFound("device"), EmulatorJson.Of<EmulatedDevice>())),
        ControlRoute.Of("POST", "/emulator/fleet/devices/{id}/status", request => ControlRequest.Found(
            service.Fleet.SetStatus(request.Id, request.Read(EmulatorJson.Of<DeviceStatusChange>()).Status), "device"))
            with { Body = EmulatorJson.Of<DeviceStatusChange>() },
        ControlRoute.Of("DELETE", "/emulator/fleet/devices/{id}", request => ControlRequest.Found(service.Fleet.RemoveDevice(request.Id), "device")),
        ControlRoute.Of("POST", "/emulator/tokens/expire", _ =>
        {
            service.Tokens.ExpireAll();
            return EmulatorResponse.NoContent;
        }),
        ControlRoute.Of("POST", "/emulator/snapshots", _ => TakeSnapshot()),
        ControlRoute.Of("POST", "/emulator/snapshots/{id}/restore", Restore),
        ControlRoute.Of("DELETE", "/emulator/snapshots/{id}", request => ControlRequest.Found(_snapshots.TryRemove(request.Id, out _), "snapshot")),
        ControlRoute.Of("POST", "/emulator/reset", Reset) with { Query = ["scope"] },
    ];

    public static FleetState ReadFleet(BatchTaskStore store, EmulatorClock clock)
    {
        lock (store.Lock)
        {
            store.Advance(clock.Now);
            FleetStore fleet = store.Fleet;
            return new FleetState(
                fleet.Devices.Count,
                fleet.Devices.CountBy(device => device.Status.ToString()).ToDictionary(),
                fleet.Devices.CountBy(device => device.FirmwareVersion ?? "none").OrderBy(version => version.Key, StringComparer.Ordinal).Take(20).ToDictionary(),
                [.. fleet.Products.Select(record => record.Value)],
                [.. fleet.Groups.Select(record => new GroupState(record.Value.GroupId, record.Value.Name ?? record.Value.GroupId, record.Value.DeviceIds.Count))],
                [.. fleet.Packages.Select(record => record.Value)],
                [.. fleet.ResourceSpaces.Select(record => record.Value)]);
        }
    }

    private static RequestRefusedException NotFound(string what) => new(404, EmulatorErrorCodes.NotFound, $"There is no such {what}.");

    private EmulatorResponse TakeSnapshot()
    {
        EmulatorSnapshot snapshot = service.TakeSnapshot();
        _snapshots[snapshot.Id] = snapshot;
        return ControlRequest.Answer(new SnapshotState(snapshot.Id, snapshot.TakenAt), EmulatorJson.Of<SnapshotState>(), 201);
    }

    private EmulatorResponse Restore(ControlRequest request)
    {
        service.Restore(_snapshots.GetValueOrDefault(request.Id) ?? throw NotFound("snapshot"));
        return EmulatorResponse.NoContent;
    }

    private EmulatorResponse Reset(ControlRequest request)
    {
        ResetScope scope = ResetScope.All;
        if (request.Query["scope"] is { } text && !EnumText.TryParse(text, out scope))
        {
            throw RequestRefusedException.InvalidInput($"The scope must be some of {string.Join(", ", Enum.GetNames<ResetScope>())}, with commas between, not '{text}'.");
        }

        service.Reset(scope);
        return EmulatorResponse.NoContent;
    }
}
