using Polly;

namespace IoTDA.Sdk.Resilience;

/// <summary>What one call's tries share; travels through the pipeline.</summary>
/// <param name="request">The request, from which every decision is made.</param>
/// <param name="startedAt">The call's start, as a timestamp of the clock.</param>
/// <param name="tryTimeout">The time that one try may take.</param>
/// <param name="totalTimeout">The time that all may take.</param>
internal sealed class TryState(HttpRequestMessage request, long startedAt, TimeSpan tryTimeout, TimeSpan totalTimeout)
{
    /// <summary>Where the pipeline keeps it.</summary>
    public static readonly ResiliencePropertyKey<TryState> Key = new("IoTDA.Sdk.TryState");

    /// <summary>The request.</summary>
    public HttpRequestMessage Request { get; } = request;

    /// <summary>The call's start.</summary>
    public long StartedAt { get; } = startedAt;

    /// <summary>The time that one try may take.</summary>
    public TimeSpan TryTimeout { get; } = tryTimeout;

    /// <summary>The time that all may take.</summary>
    public TimeSpan TotalTimeout { get; } = totalTimeout;

    /// <summary>How many tries were begun.</summary>
    public int Tries { get; set; }

    /// <summary>Whether one of the tries may have been executed although it failed.</summary>
    public bool MayHaveExecuted { get; private set; }

    /// <summary>The delay before the next try.</summary>
    public TimeSpan NextDelay { get; set; }

    /// <summary>What the retries cost so far.</summary>
    public int Spent { get; set; }

    /// <summary>Keeps in mind that a try may have been executed, for whoever reads the answer too.</summary>
    public void MarkMayHaveExecuted()
    {
        MayHaveExecuted = true;
        if (ApiCall.Of(Request) is { } call)
        {
            call.MayEarlierTryHaveExecuted = true;
        }
    }
}
