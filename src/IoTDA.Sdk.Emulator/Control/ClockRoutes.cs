using IoTDA.Sdk.Emulator.Json;

namespace IoTDA.Sdk.Emulator.Control;

/// <summary>The clock.</summary>
internal sealed class ClockRoutes(EmulatorClock clock)
{
    public IEnumerable<ControlRoute> All =>
    [
        ControlRoute.Of("GET", "/emulator/clock", _ => State()),
        ControlRoute.Of("POST", "/emulator/clock/freeze", _ => After(clock.Freeze)),
        ControlRoute.Of("POST", "/emulator/clock/unfreeze", _ => After(clock.Unfreeze)),
        ControlRoute.Of("POST", "/emulator/clock/advance", request => After(() => clock.Advance(request.Read(EmulatorJson.Of<ClockAdvance>()).By)))
            with { Body = EmulatorJson.Of<ClockAdvance>() },
        ControlRoute.Of("POST", "/emulator/clock/speed", request => After(() => clock.Speed = request.Read(EmulatorJson.Of<ClockSpeed>()).Speed))
            with { Body = EmulatorJson.Of<ClockSpeed>() },
    ];

    private EmulatorResponse After(Action change)
    {
        change();
        return State();
    }

    private EmulatorResponse State() => ControlRequest.Answer(ClockState.Of(clock), EmulatorJson.Of<ClockState>());
}
