using IoTDA.Sdk.Pipeline.Resilience;

namespace IoTDA.Sdk;

/// <summary>
/// Attempts, delays and timeouts of a call. From outermost to innermost: the total timeout, the attempts with their delays, the timeout of
/// each attempt, which covers the answer's body; of a download's file, it covers each wait for more.
/// </summary>
/// <remarks>
/// Reads and deletes are tried again after a failed connection, a timeout, and the statuses 408, 429, 500, 502, 503 and 504. Create,
/// upload, stop, retry and confirm are tried again only where it is certain that the service did not execute them: the connection was
/// refused, the name not resolved, TLS or the proxy failed, or the call was throttled.
/// </remarks>
public sealed class ResilienceOptions
{
    /// <summary>How many times a call is tried in all.</summary>
    /// <value>1 to 10; 1 means no second attempt. The default is 4.</value>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>The time that one attempt may take.</summary>
    /// <value>From 10 milliseconds to <see cref="TotalTimeout"/>. The default is 30 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The time that a call may take with all its attempts and the delays between them.</summary>
    /// <value>From <see cref="AttemptTimeout"/> to a day. The default is 100 seconds.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The time that one attempt of an upload may take.</summary>
    /// <value>From 10 milliseconds to <see cref="UploadTotalTimeout"/>. The default is 60 seconds.</value>
    public TimeSpan UploadAttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The time that an upload may take with all its attempts.</summary>
    /// <value>From <see cref="UploadAttemptTimeout"/> to a day. The default is 180 seconds.</value>
    public TimeSpan UploadTotalTimeout { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>
    /// The time that a download may take with all its attempts and the delays between them. <see cref="AttemptTimeout"/> limits each wait for the service
    /// meanwhile: the wait for the beginning of the answer, and each in which nothing of the file comes.
    /// </summary>
    /// <value>10 milliseconds to a day. The default is 60 minutes.</value>
    public TimeSpan DownloadTotalTimeout { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The first delay after a passing failure; it doubles with each attempt. A random half of each delay is taken off.</summary>
    /// <value>From 0 to <see cref="MaxTransientDelay"/>. The default is 0.8 seconds.</value>
    public TimeSpan TransientDelay { get; set; } = TimeSpan.FromSeconds(0.8);

    /// <summary>The longest delay after a passing failure.</summary>
    /// <value>Up to a day. The default is 15 seconds.</value>
    public TimeSpan MaxTransientDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// The first delay after a throttled call; it doubles with each attempt, and at least half of it is always waited. A <c>Retry-After</c>
    /// of the service goes before it.
    /// </summary>
    /// <value>From 0 to <see cref="MaxThrottlingDelay"/>. The default is 2 seconds.</value>
    public TimeSpan ThrottlingDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest delay after a throttled call, unless the service asks for a longer one.</summary>
    /// <value>Up to a day. The default is 60 seconds.</value>
    public TimeSpan MaxThrottlingDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The tokens of the client-wide retry budget, so that an outage is not multiplied by retries: a retry after a passing failure takes
    /// 14, after a throttled call 5, a success gives back what its retries took, and 1 where there were none. Without tokens there are no retries.
    /// </summary>
    /// <value>0 to 1,000,000; 0 turns the budget off. The default is 500.</value>
    public int RetryBudget { get; set; } = 500;

    /// <summary>The source of the delays' random part, in [0, 1); for tests.</summary>
    /// <value>The default is a shared source.</value>
    internal Func<double> Randomizer { get; set; } = Jitter.Next;

    /// <summary>The time of a call.</summary>
    internal TimeSpan TotalTimeoutOf(bool isUpload, ApiCall? call)
        => isUpload ? UploadTotalTimeout : call is { Operation.IsDownload: true } ? DownloadTotalTimeout : TotalTimeout;

    /// <summary>A copy with other time limits.</summary>
    internal ResilienceOptions Within(TimeSpan attemptTimeout, TimeSpan totalTimeout)
    {
        var copy = (ResilienceOptions)MemberwiseClone();
        copy.AttemptTimeout = attemptTimeout;
        copy.TotalTimeout = totalTimeout;
        return copy;
    }
}
