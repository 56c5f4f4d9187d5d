using IoTDA.Sdk.Emulator;

namespace IoTDA.Sdk.EndToEnd.Tests.Resilience;

/// <summary>A fault, what it means, and how long the next attempt is to wait.</summary>
internal sealed record FaultCase(Fault Fault, FaultClass Class, double LeastDelay = 0, double MostDelay = 0)
{
    public static IReadOnlyList<FaultCase> All { get; } =
    [
        Lost(Fault.Refuse), Lost(Fault.ResetBeforeExecuting),
        Lost(Fault.RequestTimeout), Lost(Fault.InternalServerError), Lost(Fault.BadGateway), Lost(Fault.ServiceUnavailable),
        Lost(Fault.GatewayTimeout), Lost(Fault.HtmlErrorPage),
        Executed(Fault.ResetAfterExecuting), Executed(Fault.BodyCutShort), Executed(Fault.BadGatewayAfterExecuting),
        Executed(Fault.GatewayTimeoutAfterExecuting), Executed(Fault.DelayAfterExecuting(TimeSpan.FromSeconds(70))),
        new(Fault.MalformedJson, FaultClass.Spoiled), new(Fault.WrongTypes, FaultClass.Spoiled), new(Fault.EmptyBody, FaultClass.Spoiled),
        new(Fault.HtmlPage, FaultClass.Portal),
        new(Fault.Throttle, FaultClass.Throttled, 1, 2),
        new(Fault.ServiceThrottle, FaultClass.Throttled, 1, 2),
        new(Fault.ThrottleFor(TimeSpan.FromSeconds(3)), FaultClass.Throttled, 3, 5),
        new(Fault.ThrottleUntil(TimeSpan.FromSeconds(3)), FaultClass.Throttled, 2, 5),
        new(Fault.GatewayThrottle(60, TimeSpan.FromMinutes(1)), FaultClass.Throttled, 60, 62),
        new(Fault.ThrottleFor(TimeSpan.FromDays(3650)), FaultClass.ThrottledTooLong),
        new(Fault.ThrottleUntil(TimeSpan.FromDays(3650)), FaultClass.ThrottledTooLong),
        new(Fault.Redirect(), FaultClass.Refused), new(Fault.ExpiredToken, FaultClass.Refused), new(Fault.Answer(400), FaultClass.Refused),
        new(Fault.DelayBeforeExecuting(TimeSpan.FromSeconds(5)), FaultClass.Harmless),
        new(Fault.DelayAfterExecuting(TimeSpan.FromSeconds(5)), FaultClass.Harmless),
        new(Fault.ListLag(TimeSpan.FromSeconds(5)), FaultClass.Harmless),
    ];

    public override string ToString() => Fault.Name;

    private static FaultCase Lost(Fault fault) => new(fault, FaultClass.Lost, 0.4, 0.8);

    private static FaultCase Executed(Fault fault) => new(fault, FaultClass.Executed, 0.4, 0.8);
}
