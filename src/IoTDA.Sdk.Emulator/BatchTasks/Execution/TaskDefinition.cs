namespace IoTDA.Sdk.Emulator.BatchTasks.Execution;

/// <summary>A member of the create request that answers repeat as it came.</summary>
internal readonly record struct EchoedMember(string Name, byte[] Json);

/// <summary>The parts of <c>task_policy</c>.</summary>
internal sealed record TaskPolicy(DateTimeOffset? ScheduleTime, int RetryCount, TimeSpan RetryInterval)
{
    public static TaskPolicy None { get; } = new(null, 0, TimeSpan.Zero);
}

/// <summary>What a create request asked for.</summary>
internal sealed record TaskDefinition(
    string AppId,
    string Name,
    string Type,
    bool NeedConfirm,
    TaskPolicy Policy,
    TaskSource Source,
    TaskDelivery Delivery,
    IReadOnlyList<EchoedMember> Echoed);

/// <summary>What the document says of its delivery: the packages of an upgrade, and how long it waits for a device that is offline, null for not at all.</summary>
internal sealed record TaskDelivery(IReadOnlyList<string> PackageIds, TimeSpan? Patience)
{
    public static TaskDelivery None { get; } = new([], null);
}

/// <summary>Where the targets come from: exactly one of the members is set, by the documented precedence.</summary>
internal sealed record TaskSource(IReadOnlyList<string>? Targets, IReadOnlyList<string>? GroupIds, string? FileId);
