using System.Collections.Frozen;
using IoTDA.Sdk.Emulator.Outcomes;

namespace IoTDA.Sdk.Emulator;

/// <summary>
/// Which attempts fail, and how long they take. Rules are asked in the order in which they were added and the first that applies
/// decides; an attempt to which none applies succeeds. Add rules before the tasks that they concern are created.
/// </summary>
public sealed class OutcomeRules
{
    private volatile Rule[] _rules = [];
    private volatile Func<DeviceAttempt, TimeSpan> _duration = static _ => TimeSpan.FromSeconds(2);

    /// <summary>Fails each attempt for which a condition holds.</summary>
    /// <param name="condition">The condition. It is called under a lock and must be quick.</param>
    /// <param name="failure">The error; <see langword="null"/> means <see cref="DeviceFailure.Offline"/>.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules FailWhere(Func<DeviceAttempt, bool> condition, DeviceFailure? failure = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        _rules = [.. _rules, new Rule(condition, failure ?? DeviceFailure.Offline)];
        return this;
    }

    /// <summary>Fails each attempt of the named devices.</summary>
    /// <param name="targets">The device ids.</param>
    /// <param name="failure">The error; <see langword="null"/> means <see cref="DeviceFailure.Offline"/>.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules FailDevices(IEnumerable<string> targets, DeviceFailure? failure = null)
    {
        FrozenSet<string> set = targets.ToFrozenSet(StringComparer.Ordinal);
        return FailWhere(attempt => set.Contains(attempt.Target), failure);
    }

    /// <summary>Fails every n-th device of a task: with 10, the tenth, the twentieth and so on.</summary>
    /// <param name="n">The distance, at least 1.</param>
    /// <param name="failure">The error; <see langword="null"/> means <see cref="DeviceFailure.Offline"/>.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules FailEvery(int n, DeviceFailure? failure = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        return FailWhere(attempt => (attempt.Index + 1) % n == 0, failure);
    }

    /// <summary>Fails a share of the devices, chosen by device id and seed: the same devices in every task and every run.</summary>
    /// <param name="percent">The share, 0 to 100.</param>
    /// <param name="seed">Another seed chooses other devices.</param>
    /// <param name="failure">The error; <see langword="null"/> means <see cref="DeviceFailure.Offline"/>.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules FailPercentage(double percent, int seed = 0, DeviceFailure? failure = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return FailWhere(attempt => SeededShare.Of(attempt.Target, seed) < percent / 100, failure);
    }

    /// <summary>Sets how long each attempt takes. Without it: two seconds.</summary>
    /// <param name="duration">The duration, not negative.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules WithDuration(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        return WithDuration(_ => duration);
    }

    /// <summary>Sets how long each attempt takes, between two bounds, chosen by device id and seed.</summary>
    /// <param name="shortest">The lower bound.</param>
    /// <param name="longest">The upper bound.</param>
    /// <param name="seed">Another seed gives other durations.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules WithDurationBetween(TimeSpan shortest, TimeSpan longest, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shortest, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, shortest);
        return WithDuration(attempt => shortest + ((longest - shortest) * SeededShare.Of(attempt.Target, ~seed)));
    }

    /// <summary>Sets how long each attempt takes, by a function.</summary>
    /// <param name="duration">The function. It is called under a lock and must be quick; a negative result counts as zero.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules WithDuration(Func<DeviceAttempt, TimeSpan> duration)
    {
        ArgumentNullException.ThrowIfNull(duration);
        _duration = duration;
        return this;
    }

    /// <summary>The failure of an attempt, or <see langword="null"/> when it succeeds.</summary>
    internal DeviceFailure? FailureOf(DeviceAttempt attempt)
    {
        foreach (Rule rule in _rules)
        {
            if (rule.Condition(attempt))
            {
                return rule.Failure;
            }
        }

        return null;
    }

    internal TimeSpan DurationOf(DeviceAttempt attempt)
    {
        TimeSpan duration = _duration(attempt);
        return duration < TimeSpan.Zero ? TimeSpan.Zero : duration;
    }

    private sealed record Rule(Func<DeviceAttempt, bool> Condition, DeviceFailure Failure);
}
