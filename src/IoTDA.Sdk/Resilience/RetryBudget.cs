namespace IoTDA.Sdk.Resilience;

/// <summary>The client-wide bucket that retries are paid from, so that an outage is not multiplied by them.</summary>
internal sealed class RetryBudget
{
    private const int TransientCost = 14;
    private const int ThrottlingCost = 5;

    private readonly int _capacity;
    private int _tokens;

    /// <summary>A full bucket.</summary>
    /// <param name="capacity">Its tokens; 0 turns it off.</param>
    public RetryBudget(int capacity) => _tokens = _capacity = capacity;

    /// <summary>What is left.</summary>
    public int Tokens => Volatile.Read(ref _tokens);

    /// <summary>What a retry costs.</summary>
    /// <param name="kind">What the last try failed of.</param>
    public static int CostOf(FailureKind kind) => kind == FailureKind.Throttled ? ThrottlingCost : TransientCost;

    /// <summary>Pays for a retry.</summary>
    /// <param name="cost">The cost.</param>
    /// <returns>Whether there were enough tokens.</returns>
    public bool TrySpend(int cost)
    {
        if (_capacity == 0)
        {
            return true;
        }

        int seen = Tokens;
        while (seen >= cost)
        {
            int before = Interlocked.CompareExchange(ref _tokens, seen - cost, seen);
            if (before == seen)
            {
                return true;
            }

            seen = before;
        }

        return false;
    }

    /// <summary>Gives tokens back after a success.</summary>
    /// <param name="spent">What the call's retries cost; 0 gives one token.</param>
    public void Refill(int spent)
    {
        int seen = Tokens;
        while (seen < _capacity)
        {
            int before = Interlocked.CompareExchange(ref _tokens, Math.Min(_capacity, seen + Math.Max(spent, 1)), seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
