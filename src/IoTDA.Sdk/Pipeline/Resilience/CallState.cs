using Polly;

namespace IoTDA.Sdk.Pipeline.Resilience;

/// <summary>What one call's attempts share; travels through the pipeline.</summary>
internal sealed class CallState(
    HttpRequestMessage request, ApiCall? call, TimeProvider timeProvider, TimeSpan attemptTimeout, TimeSpan totalTimeout)
{
    /// <summary>Where the pipeline keeps it.</summary>
    public static readonly ResiliencePropertyKey<CallState> Key = new("IoTDA.Sdk.CallState");

    /// <summary>The shortest limit; a limit of nothing would be none.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(1);

    private readonly long _startedAt = call is TunedCall tuned ? tuned.StartedAt : timeProvider.GetTimestamp();
    private Attempt? _last;
    private object? _lastOutcome;

    /// <summary>The request.</summary>
    public HttpRequestMessage Request { get; } = request;

    /// <summary>The request's address, which a handler on the way may change.</summary>
    public Uri Address { get; } = request.RequestUri!;

    /// <summary>The call; <see langword="null"/> for a request of no operation.</summary>
    public ApiCall? Call { get; } = call;

    /// <summary>The time that the call has taken so far.</summary>
    public TimeSpan Elapsed => timeProvider.GetElapsedTime(_startedAt);

    /// <summary>The time that is left to the call.</summary>
    public TimeSpan Left => totalTimeout - Elapsed;

    /// <summary>The download; <see langword="null"/> for any other call.</summary>
    public Download? Download => Call is { Operation.IsDownload: true } ? Download.Of(Request) : null;

    /// <summary>How many attempts were begun.</summary>
    public int Attempts { get; private set; }

    /// <summary>What the retries cost so far.</summary>
    public int Spent { get; set; }

    /// <summary>The state of a pipeline's execution.</summary>
    public static CallState Of(ResilienceContext context) => context.Properties.GetValue(Key, null!);

    /// <summary>How many attempts the call may have.</summary>
    public int MaxAttempts(ResilienceOptions options) => (Call as TunedCall)?.Tuning.MaxAttempts ?? options.MaxAttempts;

    /// <summary>
    /// The limit of the attempt that begins: its own time, and no more than is left to the call. That of a download is all that is left, as long as the file
    /// comes.
    /// </summary>
    public TimeSpan NextTimeout()
    {
        // Never less at the start, where nothing has waited before.
        TimeSpan left = Attempts == 0 && Call is not TunedCall ? totalTimeout : Left;
        return left > attemptTimeout && Call is not { Operation.IsDownload: true } ? attemptTimeout : left > Least ? left : Least;
    }

    /// <summary>The limit that an attempt has met, as it stands in the options.</summary>
    public TimeSpan LimitOf(TimeSpan timeout) => timeout == attemptTimeout ? attemptTimeout : totalTimeout;

    /// <summary>The attempt's time as the limit of each wait.</summary>
    public StallLimit LimitWaits(CancellationToken cancellationToken) => new(attemptTimeout, timeProvider, cancellationToken);

    /// <summary>An attempt begins.</summary>
    public void Begin()
    {
        Attempts++;
        Request.RequestUri = Address;
        if (Call is not null)
        {
            Call.Ticket = null;
            Call.Check = null;
        }
    }

    /// <summary>An attempt has ended: keeps in mind that it may have been executed.</summary>
    public void End(HttpResponseMessage? response, Exception? exception)
    {
        if (Call is { MayHaveExecuted: false } call)
        {
            call.MayHaveExecuted = exception is not null
                ? TransportFailure.MayHaveExecuted(call.Ticket, exception)
                : response!.IsSuccessStatusCode || IoTDAServiceException.IsAmbiguous(response.StatusCode, ResponseError.ReadEnvelope(response).Code);
        }
    }

    /// <summary>The last attempt, read once.</summary>
    public Attempt Read(Outcome<HttpResponseMessage> outcome, ResilienceOptions options, ServiceClock clock)
    {
        object? key = (object?)outcome.Exception ?? outcome.Result;
        if (_last is null || _lastOutcome != key)
        {
            _last = Attempt.Of(outcome, this, options, clock);
            _lastOutcome = key;
        }

        return _last;
    }
}
