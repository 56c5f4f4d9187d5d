using IoTDA.Sdk.Emulator.Outcomes;

namespace IoTDA.Sdk.Emulator;

/// <summary>
/// What happens to some attempts, as data. An attempt is concerned when every condition that is set holds; a rule without conditions
/// concerns all.
/// </summary>
public sealed record OutcomeRule
{
    /// <summary>By which it is removed. Given by the emulator when it is added.</summary>
    public string? Id { get; init; }

    /// <summary>The device ids that it concerns; <see langword="null"/> means all.</summary>
    public IReadOnlyList<string>? Targets { get; init; }

    /// <summary>The task type that it concerns, as on the wire; <see langword="null"/> means all.</summary>
    public string? TaskType { get; init; }

    /// <summary>The share of the devices that it concerns, 0 to 100, chosen by device id and <see cref="Seed"/>; <see langword="null"/> means all.</summary>
    public double? Percentage { get; init; }

    /// <summary>It concerns every n-th device of a task; <see langword="null"/> means each one.</summary>
    public int? Every { get; init; }

    /// <summary>It concerns the first attempts only, so many: a device heals on a retry. <see langword="null"/> means all.</summary>
    public int? Attempts { get; init; }

    /// <summary>Another seed chooses other devices.</summary>
    public int Seed { get; init; }

    /// <summary>Whether the attempt fails; it does by default.</summary>
    public bool Fails { get; init; } = true;

    /// <summary><c>error.error_code</c> of the failure; <c>IOTDA.014016</c> by default.</summary>
    public string ErrorCode { get; init; } = DeviceFailure.Offline.ErrorCode;

    /// <summary><c>error.error_msg</c> of the failure.</summary>
    public string ErrorMessage { get; init; } = DeviceFailure.Offline.ErrorMessage;

    /// <summary>How long the attempt takes; <see langword="null"/> leaves that to the other rules.</summary>
    public TimeSpan? Duration { get; init; }

    internal bool IsInRange => Percentage is null or (>= 0 and <= 100)
        && Every is null or > 0
        && Attempts is null or > 0
        && (Duration ?? TimeSpan.Zero) >= TimeSpan.Zero;

    internal Func<DeviceAttempt, bool> ToCondition()
    {
        HashSet<string>? targets = Targets?.ToHashSet(StringComparer.Ordinal);
        return attempt => (targets is null || targets.Contains(attempt.Target))
            && (TaskType is null || TaskType == attempt.TaskType)
            && (Every is null || (attempt.Index + 1) % Every == 0)
            && (Attempts is null || attempt.Attempt <= Attempts)
            && (Percentage is null || SeededShare.Of(attempt.Target, Seed) < Percentage / 100);
    }
}
