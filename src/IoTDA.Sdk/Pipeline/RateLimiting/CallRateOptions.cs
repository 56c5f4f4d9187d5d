using System.Threading.RateLimiting;

namespace IoTDA.Sdk;

/// <summary>How many calls may start within a time, and how many wait for their turn.</summary>
public sealed class CallRateOptions
{
    private RateLimiter? _limiter;

    /// <summary>How many calls may start within <see cref="Window"/>, wherever it begins.</summary>
    /// <value>1 to 1,000,000. <see langword="null"/>, the default, means no limit.</value>
    public int? PermitLimit { get; set; }

    /// <summary>The time within which so many calls may start. It slides: a permit comes back when this time is over, or up to a tenth later.</summary>
    /// <value>100 milliseconds to a day. The default is 1 second.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many calls wait for a permit, the oldest first. One more is refused with <see cref="IoTDARateLimitException"/>.</summary>
    /// <value>0 to 1,000,000; 0 refuses at once. The default is 1,000.</value>
    public int QueueLimit { get; set; } = 1_000;

    /// <summary>
    /// Takes a limiter of the application's own instead of <see cref="PermitLimit"/>: a token bucket, a limit of concurrent calls, one that several clients share.
    /// A call holds its lease until its answer is read.
    /// </summary>
    /// <param name="limiter">The limiter; it stays the application's to dispose.</param>
    /// <exception cref="ArgumentNullException"><paramref name="limiter"/> is <see langword="null"/>.</exception>
    public void Use(RateLimiter limiter)
    {
        ArgumentNullException.ThrowIfNull(limiter);
        _limiter = limiter;
    }

    /// <summary>The limiter of the application's own. No property, which a configuration could not bind.</summary>
    internal RateLimiter? OwnLimiter() => _limiter;
}
