namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>The client-wide bucket that retries are paid from, so that an outage is not multiplied by them.</summary>
internal sealed class RetryBudget
{
    private const int TransientCost = 14;
    private const int ThrottlingCost = 5;

    private readonly int _capacity;
    private int _tokens;

    /// <summary>A full bucket.</summary>
    public RetryBudget(int capacity) => _tokens = _capacity = capacity;

    /// <summary>What is left.</summary>
    public int Tokens => Volatile.Read(ref _tokens);

    /// <summary>What a retry costs.</summary>
    public static int CostOf(FailureKind kind) => kind == FailureKind.Throttled ? ThrottlingCost : TransientCost;

    /// <summary>Whether a retry can be paid for.</summary>
    public bool CanSpend(int cost) => _capacity == 0 || Tokens >= cost;

    /// <summary>Pays for a retry, as far as others have left something since it was decided.</summary>
    /// <returns>The price.</returns>
    public int Spend(int cost)
    {
        int seen = Tokens;
        while (_capacity > 0)
        {
            int before = Interlocked.CompareExchange(ref _tokens, Math.Max(0, seen - cost), seen);
            if (before == seen)
            {
                break;
            }

            seen = before;
        }

        return cost;
    }

    /// <summary>Gives tokens back after a success.</summary>
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
