using IoTDA.Sdk.Emulator.Faults;
using IoTDA.Sdk.Emulator.Json;

namespace IoTDA.Sdk.Emulator.Control;

/// <summary>Faults of requests and outcomes of attempts.</summary>
internal sealed class PlanRoutes(FaultPlan faults, OutcomeRules outcomes)
{
    public IEnumerable<ControlRoute> All =>
    [
        ControlRoute.Of("GET", "/emulator/faults", _ => ControlRequest.Answer([.. faults.Rules.Select(FaultState.Of)], EmulatorJson.Of<FaultState[]>())),
        ControlRoute.Of("GET", "/emulator/faults/kinds", _ => ControlRequest.Answer([.. FaultKinds.Names], EmulatorJson.Of<string[]>())),
        ControlRoute.Of("GET", "/emulator/operations", _ => ControlRequest.Answer(Enum.GetNames<EmulatedOperation>(), EmulatorJson.Of<string[]>())),
        ControlRoute.Of("POST", "/emulator/faults", request => ControlRequest.Answer(
            FaultState.Of(faults.Add(request.Read(EmulatorJson.Of<FaultDefinition>()))), EmulatorJson.Of<FaultState>(), 201))
            with { Body = EmulatorJson.Of<FaultDefinition>() },
        ControlRoute.Of("DELETE", "/emulator/faults", _ => After(faults.Clear)),
        ControlRoute.Of("DELETE", "/emulator/faults/{id}", request => ControlRequest.Found(faults.Remove(request.Id), "fault")),
        ControlRoute.Of("GET", "/emulator/outcomes", _ => ControlRequest.Answer([.. outcomes.Rules], EmulatorJson.Of<OutcomeRule[]>())),
        ControlRoute.Of("POST", "/emulator/outcomes", request => ControlRequest.Answer(
            outcomes.Add(request.Read(EmulatorJson.Of<OutcomeRule>())), EmulatorJson.Of<OutcomeRule>(), 201))
            with { Body = EmulatorJson.Of<OutcomeRule>() },
        ControlRoute.Of("DELETE", "/emulator/outcomes", _ => After(outcomes.Clear)),
        ControlRoute.Of("DELETE", "/emulator/outcomes/{id}", request => ControlRequest.Found(outcomes.Remove(request.Id), "outcome rule")),
    ];

    private static EmulatorResponse After(Action change)
    {
        change();
        return EmulatorResponse.NoContent;
    }
}
