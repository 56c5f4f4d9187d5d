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

    /// <summary>Pays for a retry.</summary>
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
