using System.Globalization;
using IoTDA.Sdk.Emulator.Faults;
using IoTDA.Sdk.Emulator.Outcomes;

namespace IoTDA.Sdk.Emulator;

/// <summary>
/// Which requests meet a fault. Faults for the next calls come first, in the order in which they were added; then probabilities, by
/// the request's number among those of its operation and <see cref="EmulatorOptions.Seed"/>: with the same seed and the same plan, the
/// n-th request of an operation meets the same fault in each run. May be changed at any time, from any thread.
/// </summary>
public sealed class FaultPlan
{
    private static readonly int Operations = Enum.GetValues<EmulatedOperation>().Length;

    private readonly Lock _lock = new();
    private readonly List<FaultRule> _rules = [];
    private readonly long[] _requests = new long[Operations];
    private readonly double _requestsFail;
    private readonly int _seed;
    private long _ids;
    private long _listLagTicks;

    internal FaultPlan(int seed, double requestsFail)
    {
        _seed = seed;
        _requestsFail = requestsFail;
        Reset();
    }

    /// <summary>All faults that can still be met, in the order in which they were added.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_lock)
            {
                return [.. _rules];
            }
        }
    }

    /// <summary>How many faults for next calls have not been met yet.</summary>
    public int PendingCount => Rules.Sum(rule => rule.RemainingCount ?? 0);

    /// <summary>How long a new task or file stays out of the lists, beside all other faults; zero by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is set to a negative time.</exception>
    public TimeSpan ListLag
    {
        get => new(Interlocked.Read(ref _listLagTicks));
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            Interlocked.Exchange(ref _listLagTicks, value.Ticks);
        }
    }

    /// <summary>Whether a fault is chosen by what a request says, which must have been read for it.</summary>
    internal bool LooksAtRequests => Rules.Any(rule => rule.Match is not null);

    /// <summary>Lets the next requests of an operation meet a fault.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="count">How many requests; 1 by default.</param>
    /// <returns>This plan.</returns>
    public FaultPlan Next(EmulatedOperation operation, Fault fault, int count = 1) => With(() => Add(fault, operation, count: count));

    /// <summary>Lets the next requests meet a fault, whichever operation they ask for, IAM's included.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="count">How many requests; 1 by default.</param>
    /// <returns>This plan.</returns>
    public FaultPlan Next(Fault fault, int count = 1) => With(() => Add(fault, count: count));

    /// <summary>Lets requests of an operation meet a fault with a probability.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="probability">0 to 1. A request meets at most one fault, so the probabilities of an operation add up to at most 1.</param>
    /// <returns>This plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1, or all of an operation add up to more.</exception>
    public FaultPlan WithProbability(EmulatedOperation operation, Fault fault, double probability)
        => With(() => Add(fault, operation, probability: probability));

    /// <summary>Lets requests meet a fault with a probability, whichever operation they ask for, IAM's included.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="probability">0 to 1. A request meets at most one fault, so the probabilities of an operation add up to at most 1.</param>
    /// <returns>This plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1, or all of an operation add up to more.</exception>
    public FaultPlan WithProbability(Fault fault, double probability) => With(() => Add(fault, probability: probability));

    /// <summary>Adds a fault: for a number of requests, or with a probability.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="operation">The operation that it concerns; <see langword="null"/> means each one, IAM's included.</param>
    /// <param name="match">Which requests it concerns; <see langword="null"/> means all. It is called under a lock and must be quick.</param>
    /// <param name="count">How many requests meet it; <see langword="null"/> lets the probability decide, for ever.</param>
    /// <param name="probability">0 to 1, where there is no count; 1 by default.</param>
    /// <returns>What was added, with the id to remove it by.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The count is negative, the probability is not from 0 to 1, or all of an operation add up to more than 1.
    /// </exception>
    public FaultRule Add(
        Fault fault, EmulatedOperation? operation = null, Func<RecordedRequest, bool>? match = null, int? count = null, double probability = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(count ?? 0, nameof(count));
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        lock (_lock)
        {
            FaultRule rule = new((++_ids).ToString(CultureInfo.InvariantCulture), fault, operation, match, count, count is null ? probability : 1);
            if (count is null && match is null)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, LeftFor(rule));
            }

            if (count != 0)
            {
                _rules.Add(rule);
            }

            return rule;
        }
    }

    /// <summary>Adds a fault that is data.</summary>
    /// <param name="definition">The fault, and which requests meet it.</param>
    /// <returns>What was added, with the id to remove it by.</returns>
    /// <exception cref="ArgumentException">The kind is not known, or something that it needs is missing or out of range.</exception>
    public FaultRule Add(FaultDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Add(
            FaultKinds.Make(definition), definition.Operation, definition.Match is { } match ? match.Holds : null, definition.Count, definition.Probability);
    }

    /// <summary>Removes a fault.</summary>
    /// <param name="id">The id of its rule.</param>
    /// <returns>Whether it was there.</returns>
    public bool Remove(string id)
    {
        lock (_lock)
        {
            return _rules.RemoveAll(rule => rule.Id == id) > 0;
        }
    }

    /// <summary>Ends all faults, <see cref="ListLag"/> and <see cref="EmulatorOptions.RequestsFail"/> included. The numbering of requests goes on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
            ListLag = TimeSpan.Zero;
        }
    }

    /// <summary>Back to the faults of the start.</summary>
    internal void Reset()
    {
        Clear();

        // All kinds but the one that would end the only token for good.
        Fault[] faults = _requestsFail > 0 ? [.. Fault.All.Where(fault => fault != Fault.ExpiredToken)] : [];
        foreach (Fault fault in faults)
        {
            WithProbability(fault, _requestsFail / 100 / faults.Length);
        }
    }

    /// <summary>The fault that a request meets; <see langword="null"/> for none. To be asked once a request.</summary>
    internal Fault? Choose(RecordedRequest request)
    {
        if (request.Operation is not { } operation)
        {
            return null;
        }

        lock (_lock)
        {
            long number = ++_requests[(int)operation];
            if (_rules.Find(rule => rule.RemainingCount is not null && rule.Concerns(operation, request)) is not { } next)
            {
                return _rules.Count == 0 ? null : ByChance(operation, request, SeededShare.Of(number, ((int)operation * 7919) ^ _seed));
            }

            if (--next.RemainingCount == 0)
            {
                _rules.Remove(next);
            }

            return next.Fault;
        }
    }

    private Fault? ByChance(EmulatedOperation operation, RecordedRequest request, double share)
    {
        foreach (FaultRule rule in _rules)
        {
            if (rule.RemainingCount is null && rule.Concerns(operation, request))
            {
                share -= rule.Probability;
                if (share < 0)
                {
                    return rule.Fault;
                }
            }
        }

        return null;
    }

    /// <summary>How much probability other rules have left.</summary>
    private double LeftFor(FaultRule rule)
    {
        // Sums of shares such as 0.03 are not exact.
        const double Full = 1 + 1e-9;
        double taken = Enum.GetValues<EmulatedOperation>().Where(rule.MayConcern).Max(
            operation => _rules.Where(one => one.RemainingCount is null && one.Match is null && one.MayConcern(operation)).Sum(one => one.Probability));
        return Full - taken;
    }

    private FaultPlan With(Func<FaultRule> add)
    {
        add();
        return this;
    }
}
