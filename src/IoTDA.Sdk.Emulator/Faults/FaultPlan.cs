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
    private readonly List<(EmulatedOperation? Operation, Fault Fault)> _next = [];
    private readonly List<FaultRule> _rules = [];
    private readonly long[] _requests = new long[Operations];
    private readonly int _seed;
    private long _listLagTicks;

    internal FaultPlan(int seed) => _seed = seed;

    /// <summary>How many faults for next calls have not been met yet.</summary>
    public int PendingCount
    {
        get
        {
            lock (_lock)
            {
                return _next.Count;
            }
        }
    }

    /// <summary>How long a new task or file stays out of the lists, beside all other faults; zero by default.</summary>
    public TimeSpan ListLag
    {
        get => new(Interlocked.Read(ref _listLagTicks));
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            Interlocked.Exchange(ref _listLagTicks, value.Ticks);
        }
    }

    /// <summary>Lets the next requests of an operation meet a fault.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="count">How many requests; 1 by default.</param>
    /// <returns>This plan.</returns>
    public FaultPlan Next(EmulatedOperation operation, Fault fault, int count = 1) => AddNext(operation, fault, count);

    /// <summary>Lets the next requests meet a fault, whichever operation they ask for, IAM's included.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="count">How many requests; 1 by default.</param>
    /// <returns>This plan.</returns>
    public FaultPlan Next(Fault fault, int count = 1) => AddNext(null, fault, count);

    /// <summary>Lets requests of an operation meet a fault with a probability.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="fault">The fault.</param>
    /// <param name="probability">0 to 1. A request meets at most one fault, so the probabilities of an operation add up to at most 1.</param>
    /// <returns>This plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1, or all of an operation add up to more.</exception>
    public FaultPlan WithProbability(EmulatedOperation operation, Fault fault, double probability)
        => AddRule(operation, fault, probability);

    /// <summary>Lets requests meet a fault with a probability, whichever operation they ask for, IAM's included.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="probability">0 to 1. A request meets at most one fault, so the probabilities of an operation add up to at most 1.</param>
    /// <returns>This plan.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not from 0 to 1, or all of an operation add up to more.</exception>
    public FaultPlan WithProbability(Fault fault, double probability) => AddRule(null, fault, probability);

    /// <summary>Ends all faults, <see cref="ListLag"/> included. The numbering of requests goes on.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _next.Clear();
            _rules.Clear();
            ListLag = TimeSpan.Zero;
        }
    }

    /// <summary>The fault that a request meets; <see langword="null"/> for none. To be asked once a request.</summary>
    internal Fault? Choose(EmulatedOperation operation)
    {
        lock (_lock)
        {
            long number = ++_requests[(int)operation];
            int next = _next.FindIndex(entry => entry.Operation is null || entry.Operation == operation);
            if (next >= 0)
            {
                Fault fault = _next[next].Fault;
                _next.RemoveAt(next);
                return fault;
            }

            return _rules.Count == 0 ? null : ByChance(operation, SeededShare.Of(number, ((int)operation * 7919) ^ _seed));
        }
    }

    private Fault? ByChance(EmulatedOperation operation, double share)
    {
        foreach (FaultRule rule in _rules)
        {
            if (rule.Concerns(operation))
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

    private FaultPlan AddNext(EmulatedOperation? operation, Fault fault, int count)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        lock (_lock)
        {
            _next.AddRange(Enumerable.Repeat((operation, fault), count));
        }

        return this;
    }

    private FaultPlan AddRule(EmulatedOperation? operation, Fault fault, double probability)
    {
        // Sums of shares such as 0.03 are not exact.
        const double Full = 1 + 1e-9;
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        lock (_lock)
        {
            FaultRule rule = new(operation, fault, probability);
            double taken = Enum.GetValues<EmulatedOperation>().Where(rule.Concerns).Max(Taken);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, Full - taken);
            _rules.Add(rule);
        }

        return this;

        double Taken(EmulatedOperation one) => _rules.Where(rule => rule.Concerns(one)).Sum(rule => rule.Probability);
    }
}
