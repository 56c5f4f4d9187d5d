using System.Threading.RateLimiting;

namespace IoTDA.Sdk.Pipeline.RateLimiting;

/// <summary>The limiters of one client: its own, and those of operations.</summary>
internal sealed class CallRateLimits : IDisposable
{
    /// <summary>How many pieces a window is slid by.</summary>
    private const int Steps = 10;

    private readonly Dictionary<string, RateLimiter> _operations = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<IDisposable> _owned = [];
    private readonly TimeProvider _timeProvider;

    private CallRateLimits(RateLimitOptions options, TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        Client = LimiterOf(options.Client);
        foreach (KeyValuePair<string, CallRateOptions> operation in options.Operations)
        {
            if (LimiterOf(operation.Value) is { } limiter)
            {
                _operations.Add(operation.Key, limiter);
            }
        }
    }

    /// <summary>The limiter of all calls; null for none.</summary>
    public RateLimiter? Client { get; }

    /// <summary>The limits of options that were checked; null where there are none.</summary>
    public static CallRateLimits? Of(RateLimitOptions options, TimeProvider timeProvider)
        => options.Operations.Values.Append(options.Client).Any(static rate => rate.PermitLimit is not null || rate.OwnLimiter() is not null)
            ? new CallRateLimits(options, timeProvider)
            : null;

    /// <summary>The limiter of an operation; null for none.</summary>
    public RateLimiter? OfOperation(string operation) => _operations.GetValueOrDefault(operation);

    /// <inheritdoc />
    public void Dispose() => _owned.ForEach(static one => one.Dispose());

    private RateLimiter? LimiterOf(CallRateOptions rate) => rate.OwnLimiter() ?? (rate.PermitLimit is { } permits ? Own(permits, rate) : null);

    // The limiter's own timer would not run on the client's clock. One segment more than the window has steps: a permit that is taken at the end of a
    // step comes back after the whole window, and not a step before. A window of nothing has the limiter leave the time to the timer.
    private SlidingWindowRateLimiter Own(int permits, CallRateOptions rate)
    {
        var limiter = new SlidingWindowRateLimiter(new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            QueueLimit = rate.QueueLimit,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            SegmentsPerWindow = Steps + 1,
            Window = TimeSpan.FromTicks(1),
            AutoReplenishment = false,
        });
        TimeSpan step = rate.Window / Steps;
        _owned.Add(_timeProvider.CreateTimer(static state => ((SlidingWindowRateLimiter)state!).TryReplenish(), limiter, step, step));
        _owned.Add(limiter);
        return limiter;
    }
}
