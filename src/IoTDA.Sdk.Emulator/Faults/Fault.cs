namespace IoTDA.Sdk.Emulator;

/// <summary>
/// Something that goes wrong with a request on purpose. Whether the operation was executed all the same is part of each fault, and
/// the journal tells it (<see cref="RecordedRequest.Executed"/>). A fault has no state and may be used any number of times. For faults
/// of your own see <see cref="Custom"/>.
/// </summary>
public sealed partial class Fault
{
    // Lazy, because the faults themselves are made in the other parts of this class, in no certain order.
    private static readonly Lazy<IReadOnlyList<Fault>> Everything = new(MakeOneOfEach);

    private readonly Func<FaultedCall, Task<EmulatorResponse>> _handle;

    private Fault(string name, Func<FaultedCall, Task<EmulatorResponse>> handle)
    {
        Name = name;
        _handle = handle;
    }

    /// <summary>One fault of each kind, those with a time with one of a few seconds: for tests of every operation with every fault.</summary>
    public static IReadOnlyList<Fault> All => Everything.Value;

    /// <summary>What it does, in a word or two, with its time or status.</summary>
    public string Name { get; }

    /// <summary>Whether not even the request's body is read.</summary>
    internal bool SkipsBody { get; private init; }

    /// <summary>A fault of your own.</summary>
    /// <param name="name">What it does, in a word or two.</param>
    /// <param name="handle">
    /// Answers in place of the operation, which it may execute by <see cref="FaultedCall.ExecuteAsync()"/>. What it throws is answered as a
    /// defect of the emulator, and so is an answer that HTTP does not know.
    /// </param>
    /// <returns>The fault.</returns>
    public static Fault Custom(string name, Func<FaultedCall, Task<EmulatorResponse>> handle)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(handle);
        return new Fault(name, async call =>
        {
            EmulatorResponse response = await handle(call).ConfigureAwait(false);
            response.ThrowIfImpossible();
            return response;
        });
    }

    /// <summary>Answers with a status, a body and headers of your own.</summary>
    /// <param name="response">The answer; its status is from 200 to 599, or it is <see cref="EmulatorResponse.Reset"/>.</param>
    /// <param name="executes">Whether the request is executed all the same; it is not by default.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentException">HTTP knows no such answer: the status is out of its range, or a header is not visible ASCII.</exception>
    public static Fault AnswerWith(EmulatorResponse response, bool executes = false)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.ThrowIfImpossible();
        return new Fault(Named(nameof(AnswerWith), response.StatusCode), async call =>
        {
            if (executes)
            {
                await call.ExecuteAsync().ConfigureAwait(false);
            }

            return response;
        });
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    internal Task<EmulatorResponse> HandleAsync(FaultedCall call) => _handle(call);

    private static IReadOnlyList<Fault> MakeOneOfEach() =>
    [
        Refuse, ResetBeforeExecuting, ResetAfterExecuting, BodyCutShort,
        RequestTimeout, InternalServerError, BadGateway, ServiceUnavailable, GatewayTimeout,
        BadGatewayAfterExecuting, GatewayTimeoutAfterExecuting,
        Throttle, ThrottleFor(TimeSpan.FromSeconds(3)), ThrottleUntil(TimeSpan.FromSeconds(3)), ThrottleFor(TimeSpan.FromDays(3650)),
        GatewayThrottle(60, TimeSpan.FromMinutes(1)), ServiceThrottle,
        DelayBeforeExecuting(TimeSpan.FromSeconds(5)), DelayAfterExecuting(TimeSpan.FromSeconds(5)), ExecuteLate(TimeSpan.FromSeconds(5)),
        MalformedJson, WrongTypes, EmptyBody, HtmlErrorPage, HtmlPage, Redirect(), ListLag(TimeSpan.FromSeconds(5)), ExpiredToken,
    ];
}
