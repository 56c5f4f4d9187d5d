using Polly;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>What one call's attempts share; travels through the pipeline.</summary>
internal sealed class CallState(HttpRequestMessage request, long startedAt, TimeSpan attemptTimeout, TimeSpan totalTimeout)
{
    /// <summary>Where the pipeline keeps it.</summary>
    public static readonly ResiliencePropertyKey<CallState> Key = new("IoTDA.Sdk.CallState");

    /// <summary>The request.</summary>
    public HttpRequestMessage Request { get; } = request;

    /// <summary>The call's start.</summary>
    public long StartedAt { get; } = startedAt;

    /// <summary>The time that one attempt may take.</summary>
    public TimeSpan AttemptTimeout { get; } = attemptTimeout;

    /// <summary>The time that all may take.</summary>
    public TimeSpan TotalTimeout { get; } = totalTimeout;

    /// <summary>How many attempts were begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether one of the attempts may have been executed although it failed.</summary>
    public bool MayHaveExecuted { get; private set; }

    /// <summary>The delay before the next attempt.</summary>
    public TimeSpan NextDelay { get; set; }

    /// <summary>What the retries cost so far.</summary>
    public int Spent { get; set; }

    /// <summary>Keeps in mind that an attempt may have been executed, for whoever reads the answer too.</summary>
    public void MarkMayHaveExecuted()
    {
        MayHaveExecuted = true;
        if (ApiCall.Of(Request) is { } call)
        {
            call.MayEarlierAttemptHaveExecuted = true;
        }
    }
}
