using System.Collections.Frozen;

namespace IoTDA.Sdk.Emulator.Faults;

/// <summary>Every kind of fault by its name, made from its definition.</summary>
internal static class FaultKinds
{
    private static readonly FrozenDictionary<string, Func<FaultDefinition, Fault>> Makers = new Dictionary<string, Func<FaultDefinition, Fault>>
    {
        [nameof(Fault.Refuse)] = static _ => Fault.Refuse,
        [nameof(Fault.ResetBeforeExecuting)] = static _ => Fault.ResetBeforeExecuting,
        [nameof(Fault.ResetAfterExecuting)] = static _ => Fault.ResetAfterExecuting,
        [nameof(Fault.BodyCutShort)] = static _ => Fault.BodyCutShort,
        [nameof(Fault.RequestTimeout)] = static _ => Fault.RequestTimeout,
        [nameof(Fault.InternalServerError)] = static _ => Fault.InternalServerError,
        [nameof(Fault.BadGateway)] = static _ => Fault.BadGateway,
        [nameof(Fault.ServiceUnavailable)] = static _ => Fault.ServiceUnavailable,
        [nameof(Fault.GatewayTimeout)] = static _ => Fault.GatewayTimeout,
        [nameof(Fault.BadGatewayAfterExecuting)] = static _ => Fault.BadGatewayAfterExecuting,
        [nameof(Fault.GatewayTimeoutAfterExecuting)] = static _ => Fault.GatewayTimeoutAfterExecuting,
        [nameof(Fault.Throttle)] = static _ => Fault.Throttle,
        [nameof(Fault.ServiceThrottle)] = static _ => Fault.ServiceThrottle,
        [nameof(Fault.ExpiredToken)] = static _ => Fault.ExpiredToken,
        [nameof(Fault.MalformedJson)] = static _ => Fault.MalformedJson,
        [nameof(Fault.WrongTypes)] = static _ => Fault.WrongTypes,
        [nameof(Fault.EmptyBody)] = static _ => Fault.EmptyBody,
        [nameof(Fault.HtmlErrorPage)] = static _ => Fault.HtmlErrorPage,
        [nameof(Fault.HtmlPage)] = static _ => Fault.HtmlPage,
        [nameof(Fault.Redirect)] = static fault => Fault.Redirect(fault.Location, fault.StatusCode ?? 307),
        [nameof(Fault.Answer)] = static fault => Fault.Answer(fault.StatusCode ?? throw Missing(fault, "statusCode")),
        [nameof(Fault.ExecuteThenAnswer)] = static fault => Fault.ExecuteThenAnswer(fault.StatusCode ?? throw Missing(fault, "statusCode")),
        [nameof(Fault.AnswerWith)] = AnswerWith,
        [nameof(Fault.ThrottleFor)] = static fault => Fault.ThrottleFor(DelayOf(fault)),
        [nameof(Fault.ThrottleUntil)] = static fault => Fault.ThrottleUntil(DelayOf(fault)),
        [nameof(Fault.GatewayThrottle)] = static fault => Fault.GatewayThrottle(fault.Limit ?? throw Missing(fault, "limit"), DelayOf(fault)),
        [nameof(Fault.DelayBeforeExecuting)] = static fault => Fault.DelayBeforeExecuting(DelayOf(fault)),
        [nameof(Fault.DelayAfterExecuting)] = static fault => Fault.DelayAfterExecuting(DelayOf(fault)),
        [nameof(Fault.ExecuteLate)] = static fault => Fault.ExecuteLate(DelayOf(fault)),
        [nameof(Fault.ListLag)] = static fault => Fault.ListLag(DelayOf(fault)),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Makers.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">The kind is not known, or what it needs is missing or out of range.</exception>
    public static Fault Make(FaultDefinition definition) => Makers.TryGetValue(definition.Kind, out Func<FaultDefinition, Fault>? make)
        ? make(definition)
        : throw new ArgumentException($"'{definition.Kind}' is not a kind of fault; the kinds are {string.Join(", ", Names)}.", nameof(definition));

    private static Fault AnswerWith(FaultDefinition fault)
    {
        EmulatorResponse response = EmulatorResponse.Text(
            fault.StatusCode ?? throw Missing(fault, "statusCode"), fault.ContentType ?? "application/json", fault.Body ?? string.Empty);
        return Fault.AnswerWith(response with { Headers = [.. fault.Headers ?? new Dictionary<string, string>()] }, fault.Executes);
    }

    private static TimeSpan DelayOf(FaultDefinition fault) => fault.Delay ?? throw Missing(fault, "delay");

    private static ArgumentException Missing(FaultDefinition fault, string member) => new($"A fault of the kind {fault.Kind} needs '{member}'.", nameof(fault));
}
