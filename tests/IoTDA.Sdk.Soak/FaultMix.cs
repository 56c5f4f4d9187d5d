using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.Soak;

/// <summary>Every fault of the emulator, each with the same probability.</summary>
internal static class FaultMix
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        Fault.Refuse, Fault.ResetBeforeExecuting, Fault.ResetAfterExecuting, Fault.BodyCutShort,
        Fault.RequestTimeout, Fault.InternalServerError, Fault.BadGateway, Fault.ServiceUnavailable, Fault.GatewayTimeout,
        Fault.BadGatewayAfterExecuting, Fault.GatewayTimeoutAfterExecuting,
        Fault.Throttle, Fault.ServiceThrottle, Fault.ThrottleFor(TimeSpan.FromSeconds(3)), Fault.ThrottleUntil(TimeSpan.FromSeconds(3)),
        Fault.ThrottleFor(TimeSpan.FromDays(3650)), Fault.GatewayThrottle(60, TimeSpan.FromSeconds(10)),
        Fault.DelayBeforeExecuting(TimeSpan.FromSeconds(5)), Fault.DelayAfterExecuting(TimeSpan.FromSeconds(5)),
        Fault.DelayAfterExecuting(TimeSpan.FromSeconds(40)), Fault.ExecuteLate(TimeSpan.FromSeconds(5)),
        Fault.MalformedJson, Fault.WrongTypes, Fault.EmptyBody, Fault.HtmlErrorPage, Fault.HtmlPage, Fault.Redirect(), Fault.ExpiredToken,
        Fault.ListLag(TimeSpan.FromSeconds(3)),
    ];

    private static readonly Fault[] Refusals = [.. All.Where(fault => fault.Name == Fault.ExpiredToken.Name || fault.Name == Fault.ServiceThrottle.Name)];

    public static void Apply(FaultPlan plan, double share)
    {
        double each = Math.Min(share, 0.95 / All.Count);
        foreach (Fault fault in All.Except(Refusals))
        {
            plan.WithProbability(fault, each);
        }

        // After refused logins the client pauses, and callers that do not wait fail meanwhile.
        foreach (EmulatedOperation operation in Enum.GetValues<EmulatedOperation>().Where(operation => operation != EmulatedOperation.CreateToken))
        {
            foreach (Fault fault in Refusals)
            {
                plan.WithProbability(operation, fault, each);
            }
        }
    }
}
