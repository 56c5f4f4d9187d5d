using IoTDA.Sdk.Emulator.Json;

namespace IoTDA.Sdk.Emulator.Control;

/// <summary>All control routes but the stream of events.</summary>
internal static class ControlRoutes
{
    public const string EventsPath = "/emulator/events";

    public static IReadOnlyList<ControlRoute> Of(EmulatedService service, EmulatorOptions options) =>
    [
        ControlRoute.Of("GET", "/emulator/health", _ => Healthy()) with { IsOpen = true },
        ControlRoute.Of("GET", "/emulator/ready", _ => Healthy()) with { IsOpen = true },
        ControlRoute.Of("GET", "/emulator/openapi.json", _ => Resources.Get("openapi.json", "application/json")) with { IsOpen = true },
        .. new ClockRoutes(service.Clock).All,
        .. new PlanRoutes(service.Faults, options.Outcomes).All,
        .. new JournalRoutes(service.Journal).All,
        .. new StateRoutes(service).All,
    ];

    private static EmulatorResponse Healthy() => ControlRequest.Answer(new HealthState("ok"), EmulatorJson.Of<HealthState>());
}
