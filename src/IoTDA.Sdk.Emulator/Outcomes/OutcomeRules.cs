using System.Globalization;
using IoTDA.Sdk.Emulator.Outcomes;

namespace IoTDA.Sdk.Emulator;

/// <summary>
/// Which attempts fail, and how long they take. Rules are asked in the order in which they were added and the first that applies
/// decides; an attempt to which none applies succeeds. A rule concerns the attempts that begin after it was added.
/// </summary>
public sealed class OutcomeRules
{
    private static readonly Func<DeviceAttempt, TimeSpan> TwoSeconds = static _ => TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private volatile Rule[] _rules = [];
    private volatile Func<DeviceAttempt, TimeSpan> _duration = TwoSeconds;
    private (Rule[] Rules, Func<DeviceAttempt, TimeSpan> Duration) _start = ([], TwoSeconds);
    private int _ids;

    /// <summary>The rules that are data, in the order in which they were added.</summary>
    public IReadOnlyList<OutcomeRule> Rules => [.. _rules.Select(rule => rule.Data).OfType<OutcomeRule>()];

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The rule with its id.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of the rule is out of its range.</exception>
    public OutcomeRule Add(OutcomeRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (!rule.IsInRange)
        {
            throw new ArgumentOutOfRangeException(nameof(rule), rule, "A number of the rule is out of its range.");
        }

        lock (_lock)
        {
            OutcomeRule added = rule with { Id = (++_ids).ToString(CultureInfo.InvariantCulture) };
            DeviceFailure? failure = added.Fails ? new DeviceFailure(added.ErrorCode, added.ErrorMessage) : null;
            Func<DeviceAttempt, bool> concerns = added.ToCondition();
            _rules = [.. _rules, new Rule(concerns, _ => failure, added)];
            return added;
        }
    }

    /// <summary>Removes a rule.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string id)
    {
        lock (_lock)
        {
            int count = _rules.Length;
            _rules = [.. _rules.Where(rule => rule.Data?.Id != id)];
            return _rules.Length < count;
        }
    }

    /// <summary>Removes all rules: every attempt succeeds, after two seconds.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules = [];
            _duration = TwoSeconds;
        }
    }

    /// <summary>Fails attempts as a function says.</summary>
    /// <param name="failure">
    /// The failure of an attempt, or <see langword="null"/> where the next rule decides. It is called under a lock and must be quick; where it
    /// throws, the attempt fails with the exception's message.
    /// </param>
    /// <returns>These rules.</returns>
    public OutcomeRules FailWith(Func<DeviceAttempt, DeviceFailure?> failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        lock (_lock)
        {
            _rules = [.. _rules, new Rule(static _ => true, failure, null)];
            return this;
        }
    }

    /// <summary>Fails each attempt for which a condition holds.</summary>
    /// <param name="condition">The condition. It is called under a lock and must be quick; where it throws, the attempt fails with the exception's message.</param>
    /// <param name="failure">The error; <see langword="null"/> means <see cref="DeviceFailure.Offline"/>.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules FailWhere(Func<DeviceAttempt, bool> condition, DeviceFailure? failure = null)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return FailWith(attempt => condition(attempt) ? failure ?? DeviceFailure.Offline : null);
    }

    /// <summary>Fails each attempt of the named devices.</summary>
    /// <param name="targets">The device ids.</param>
    /// <param name="failure">The error; <see langword="null"/> means <see cref="DeviceFailure.Offline"/>.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules FailDevices(IEnumerable<string> targets, DeviceFailure? failure = null)
        => Fail(new OutcomeRule { Targets = [.. targets] }, failure);

    /// <summary>Fails every n-th device of a task: with 10, the tenth, the twentieth and so on.</summary>
    /// <param name="n">The distance, at least 1.</param>
    /// <param name="failure">The error; <see langword="null"/> means <see cref="DeviceFailure.Offline"/>.</param>
    /// <returns>These rules.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="n"/> is less than 1.</exception>
    public OutcomeRules FailEvery(int n, DeviceFailure? failure = null) => Fail(new OutcomeRule { Every = n }, failure);

    /// <summary>Fails a share of the devices, chosen by device id and seed: the same devices in every task and every run.</summary>
    /// <param name="percent">The share, 0 to 100.</param>
    /// <param name="seed">Another seed chooses other devices.</param>
    /// <param name="failure">The error; <see langword="null"/> means <see cref="DeviceFailure.Offline"/>.</param>
    /// <returns>These rules.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is not from 0 to 100.</exception>
    public OutcomeRules FailPercentage(double percent, int seed = 0, DeviceFailure? failure = null)
        => Fail(new OutcomeRule { Percentage = percent, Seed = seed }, failure);

    /// <summary>Sets how long each attempt takes. Without it: two seconds.</summary>
    /// <param name="duration">The duration, not negative.</param>
    /// <returns>These rules.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="duration"/> is negative.</exception>
    public OutcomeRules WithDuration(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        return WithDuration(_ => duration);
    }

    /// <summary>Sets how long each attempt takes, between two bounds, chosen by device id and seed.</summary>
    /// <param name="shortest">The lower bound, not negative.</param>
    /// <param name="longest">The upper bound, not less than the lower.</param>
    /// <param name="seed">Another seed gives other durations.</param>
    /// <returns>These rules.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A bound is out of its range.</exception>
    public OutcomeRules WithDurationBetween(TimeSpan shortest, TimeSpan longest, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shortest, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, shortest);
        return WithDuration(attempt => shortest + ((longest - shortest) * SeededShare.Of(attempt.Target, ~seed)));
    }

    /// <summary>Sets how long each attempt takes, by a function.</summary>
    /// <param name="duration">The function. It is called under a lock and must be quick; a negative result counts as zero, and where it throws the attempt fails.</param>
    /// <returns>These rules.</returns>
    public OutcomeRules WithDuration(Func<DeviceAttempt, TimeSpan> duration)
    {
        ArgumentNullException.ThrowIfNull(duration);
        _duration = duration;
        return this;
    }

    /// <summary>Remembers the rules as those of the start.</summary>
    internal void MarkStart() => _start = (_rules, _duration);

    /// <summary>Brings back the rules of the start.</summary>
    internal void Reset()
    {
        lock (_lock)
        {
            (_rules, _duration) = _start;
        }
    }

    /// <summary>The failure of an attempt, or <see langword="null"/> when it succeeds.</summary>
    internal DeviceFailure? FailureOf(DeviceAttempt attempt)
    {
        foreach (Rule rule in _rules)
        {
            if (!rule.Concerns(attempt))
            {
                continue;
            }

            DeviceFailure? failure = rule.Failure(attempt);
            if (failure is not null || rule.Data is { Duration: null })
            {
                return failure;
            }
        }

        return null;
    }

    internal TimeSpan DurationOf(DeviceAttempt attempt)
    {
        TimeSpan duration = _rules.FirstOrDefault(rule => rule.Data?.Duration is not null && rule.Concerns(attempt))?.Data?.Duration ?? _duration(attempt);
        return duration < TimeSpan.Zero ? TimeSpan.Zero : duration;
    }

    private OutcomeRules Fail(OutcomeRule rule, DeviceFailure? failure)
    {
        Add(failure is null ? rule : rule with { ErrorCode = failure.ErrorCode, ErrorMessage = failure.ErrorMessage });
        return this;
    }

    private sealed record Rule(Func<DeviceAttempt, bool> Concerns, Func<DeviceAttempt, DeviceFailure?> Failure, OutcomeRule? Data);
}
