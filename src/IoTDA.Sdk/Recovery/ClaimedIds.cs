namespace IoTDA.Sdk.Recovery;

/// <summary>
/// What this client already has an answer for: a task or file that one caller knows is not the lost result of another's call. Also counts
/// the calls under way by name, since two at once under one name cannot be told apart.
/// </summary>
internal sealed class ClaimedIds(TimeProvider timeProvider)
{
    /// <summary>How long an id is kept: longer than any call can look back.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromHours(2);

    private readonly Lock _lock = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long At)> _order = new();
    private readonly Dictionary<string, int> _underWay = new(StringComparer.Ordinal);

    /// <summary>Takes an id for one caller.</summary>
    public bool TryClaim(string id)
    {
        long now = timeProvider.GetTimestamp();
        lock (_lock)
        {
            return Add(id, now);
        }
    }

    /// <summary>Whether some caller has the id.</summary>
    public bool Contains(string id)
    {
        lock (_lock)
        {
            return _ids.Contains(id);
        }
    }

    /// <summary>A call under this name begins.</summary>
    public void Enter(string name)
    {
        lock (_lock)
        {
            if (!_underWay.TryAdd(name, 1))
            {
                _underWay[name]++;
            }
        }
    }

    /// <summary>A call under this name has its answer, with the id that it claims, or never will.</summary>
    public void Leave(string name, string? id)
    {
        long now = id is null ? 0 : timeProvider.GetTimestamp();
        lock (_lock)
        {
            if (id is not null)
            {
                Add(id, now);
            }

            if (_underWay.Remove(name, out int calls) && calls > 1)
            {
                _underWay.Add(name, calls - 1);
            }
        }
    }

    /// <summary>Whether a call under this name is under way.</summary>
    public bool IsUnderWay(string name)
    {
        lock (_lock)
        {
            return _underWay.ContainsKey(name);
        }
    }

    private bool Add(string id, long now)
    {
        while (_order.TryPeek(out (string Id, long At) oldest) && timeProvider.GetElapsedTime(oldest.At, now) > Keep)
        {
            _order.Dequeue();
            _ids.Remove(oldest.Id);
        }

        if (!_ids.Add(id))
        {
            return false;
        }

        _order.Enqueue((id, now));
        return true;
    }
}
