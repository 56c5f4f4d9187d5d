namespace IoTDA.Sdk.Emulator.Control;

/// <summary>That the emulator answers.</summary>
internal sealed record HealthState(string Status);

/// <summary>The clock as it stands.</summary>
internal sealed record ClockState(DateTimeOffset Now, bool IsFrozen, double Speed)
{
    public static ClockState Of(EmulatorClock clock) => new(clock.Now, clock.IsFrozen, clock.Speed);
}

/// <summary>How far the clock moves ahead.</summary>
internal sealed record ClockAdvance
{
    public required TimeSpan By { get; init; }
}

/// <summary>How fast tasks run from now on.</summary>
internal sealed record ClockSpeed
{
    public required double Speed { get; init; }
}

/// <summary>A fault that can still be met.</summary>
internal sealed record FaultState(string Id, string Name, EmulatedOperation? Operation, int? RemainingCount, double Probability)
{
    public static FaultState Of(FaultRule rule) => new(rule.Id, rule.Fault.Name, rule.Operation, rule.RemainingCount, rule.Probability);
}

/// <summary>A request of the journal; its headers and bodies only where it is asked for alone.</summary>
internal sealed record RequestState(
    string RequestId,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? AnsweredAt,
    EmulatedOperation? Operation,
    string Method,
    string Target,
    int? StatusCode,
    string? ErrorCode,
    string? Fault,
    bool Executed,
    string? ResourceId)
{
    private static readonly string[] Secret = ["X-Auth-Token", "Authorization", "X-Security-Token"];

    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Headers { get; init; }

    public string? Body { get; init; }

    public string? ResponseBody { get; init; }

    public static RequestState Of(RecordedRequest request) => new(
        request.RequestId, request.ReceivedAt, request.AnsweredAt, request.Operation, request.Method, request.RawTarget, request.StatusCode,
        request.ErrorCode, request.Fault?.Name, request.Executed, request.ResourceId);

    /// <summary>With headers and bodies. Credentials are not shown, nor what a log-in says.</summary>
    public static RequestState WholeOf(RecordedRequest request) => Of(request) with
    {
        Headers = request.Headers.ToDictionary(
            header => header.Key,
            header => Secret.Contains(header.Key, StringComparer.OrdinalIgnoreCase) ? ["***"] : header.Value),
        Body = request.Operation == EmulatedOperation.CreateToken ? "***" : request.Text,
        ResponseBody = System.Text.Encoding.UTF8.GetString(request.ResponseBody.Span),
    };
}

/// <summary>What the fleet consists of.</summary>
internal sealed record FleetState(
    int DeviceCount,
    IReadOnlyDictionary<string, int> DevicesByStatus,
    IReadOnlyDictionary<string, int> DevicesByFirmware,
    IReadOnlyList<EmulatedProduct> Products,
    IReadOnlyList<GroupState> Groups,
    IReadOnlyList<EmulatedPackage> Packages,
    IReadOnlyList<EmulatedResourceSpace> ResourceSpaces);

/// <summary>A device group without its devices.</summary>
internal sealed record GroupState(string GroupId, string Name, int DeviceCount);

/// <summary>The status of a device.</summary>
internal sealed record DeviceStatusChange
{
    public required EmulatedDeviceStatus Status { get; init; }
}

/// <summary>A snapshot that is kept.</summary>
internal sealed record SnapshotState(string Id, DateTimeOffset TakenAt);
