using System.Globalization;
using System.Threading.RateLimiting;
using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.Pipeline.RateLimiting;

/// <summary>
/// Has a call wait for the permits of its operation and of the client, outside the attempts. Stands in the chain of a client with a limit only.
/// </summary>
internal sealed class RateLimitHandler(CallRateLimits limits, ResilienceOptions options) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (ApiCall.Of(request) is not TunedCall { Tuning.TakesNoPermit: false } call)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        TimeSpan total = call.Tuning.TotalTimeout ?? options.TotalTimeoutOf(request.Content is MultipartContent, call);
        using RateLimitLease? ofOperation = await AcquireAsync(limits.OfOperation(call.Operation.Name), "the operation", call, total, cancellationToken).ConfigureAwait(false);
        using RateLimitLease? ofClient = await AcquireAsync(limits.Client, "the client", call, total, cancellationToken).ConfigureAwait(false);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<RateLimitLease?> AcquireAsync(RateLimiter? limiter, string whose, TunedCall call, TimeSpan total, CancellationToken cancellationToken)
    {
        if (limiter is null)
        {
            return null;
        }

        RateLimitLease lease = limiter.AttemptAcquire();
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        long began = call.Telemetry.TimeProvider.GetTimestamp();
        TimeSpan left = total - call.Telemetry.TimeProvider.GetElapsedTime(call.StartedAt);
        using CancellationTokenSource deadline = call.Telemetry.TimeProvider.CreateCancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(1));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            lease = await limiter.AcquireAsync(1, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                throw NoPermit(call, whose, began, "timed_out", string.Create(CultureInfo.InvariantCulture, $"none came in time (limit {total.TotalSeconds:0.###} s)"), exception);
            }

            // Whoever has cancelled learns that nothing was sent.
            call.Telemetry.RecordPermitWait(call.Telemetry.TimeProvider.GetElapsedTime(began), call.Operation.Name, "cancelled");
            throw new OperationCanceledException(exception.Message, Refusal(call, whose, "none came in time", exception), cancellationToken);
        }

        if (!lease.IsAcquired)
        {
            lease.Dispose();
            throw NoPermit(call, whose, began, "refused", "its queue is full", null);
        }

        TimeSpan waited = call.Telemetry.TimeProvider.GetElapsedTime(began);
        call.Telemetry.RecordPermitWait(waited, call.Operation.Name, "granted");
        Log.WaitedForPermit(call.Telemetry.Logger, call.Operation.Name, (long)waited.TotalMilliseconds, whose);
        return lease;
    }

    private static IoTDARateLimitException NoPermit(TunedCall call, string whose, long began, string outcome, string reason, Exception? inner)
    {
        call.Telemetry.RecordPermitWait(call.Telemetry.TimeProvider.GetElapsedTime(began), call.Operation.Name, outcome);
        Log.NoPermit(call.Telemetry.Logger, call.Operation.Name, whose, reason);
        return Refusal(call, whose, reason, inner);
    }

    private static IoTDARateLimitException Refusal(TunedCall call, string whose, string reason, Exception? inner)
        => new(call.Operation.Name, $"the rate limit of {whose} gave no permit: {reason}", inner);
}
