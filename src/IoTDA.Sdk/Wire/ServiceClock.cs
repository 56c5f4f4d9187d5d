using System.Net.Http.Headers;

namespace IoTDA.Sdk.Wire;

/// <summary>How far the service's clock is from this machine's, by the <c>Date</c> header of its answers.</summary>
internal sealed class ServiceClock(TimeProvider timeProvider)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private volatile Observation? _last;

    /// <summary>Service time less machine time, to about a second; <see langword="null"/> while no answer has told.</summary>
    public TimeSpan? Offset => _last?.Offset;

    /// <summary>The service's time; this machine's while no answer has told.</summary>
    public DateTimeOffset Now => timeProvider.GetUtcNow() + (Offset ?? TimeSpan.Zero);

    /// <summary>Looks at an answer, unless another was looked at a moment ago.</summary>
    public void Observe(HttpResponseHeaders headers)
    {
        long now = timeProvider.GetTimestamp();
        if (_last is { } last && timeProvider.GetElapsedTime(last.At, now) < Fresh)
        {
            return;
        }

        if (headers.Date is { } date)
        {
            _last = new Observation(now, date - timeProvider.GetUtcNow());
        }
    }

    private sealed record Observation(long At, TimeSpan Offset);
}
