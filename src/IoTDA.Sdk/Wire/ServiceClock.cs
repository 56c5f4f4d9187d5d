namespace IoTDA.Sdk.Wire;

/// <summary>The service's time, by the <c>Date</c> header of its answers. It runs on this machine's timestamps, so that a clock that is set does not move it.</summary>
internal sealed class ServiceClock(TimeProvider timeProvider)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    // No machine's clock is off by more; a date that is comes from a gateway or a bug.
    private static readonly TimeSpan Credible = TimeSpan.FromDays(1);

    private volatile Observation? _last;

    /// <summary>The service's time, to about a second; <see langword="null"/> while no answer has told.</summary>
    public DateTimeOffset? Known => _last is { } last ? last.Date + timeProvider.GetElapsedTime(last.At) : null;

    /// <summary>The service's time; this machine's while no answer has told.</summary>
    public DateTimeOffset Now => Known ?? timeProvider.GetUtcNow();

    /// <summary>Looks at a success, unless another was looked at a moment ago. An error may come from a gateway with a clock of its own.</summary>
    public void Observe(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            return;
        }

        long now = timeProvider.GetTimestamp();
        if (_last is { } last && timeProvider.GetElapsedTime(last.At, now) < Fresh)
        {
            return;
        }

        if (response.Headers.Date is { } date && (date - timeProvider.GetUtcNow()).Duration() < Credible)
        {
            _last = new Observation(now, date);
        }
    }

    private sealed record Observation(long At, DateTimeOffset Date);
}
