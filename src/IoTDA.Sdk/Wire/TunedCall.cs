using System.Net;
using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.Wire;

/// <summary>A call of a view, or of a client with a rate limit. It is a type of its own, so that other calls are no larger.</summary>
internal sealed class TunedCall : ApiCall
{
    private HttpStatusCode? _status;
    private string? _requestId;
    private int _attempts;
    private bool _isReported;

    public TunedCall(ApiOperation operation, HttpRequestMessage request, ClientTelemetry telemetry, CallTuning tuning)
        : base(operation, request, telemetry)
    {
        StartedAt = telemetry.TimeProvider.GetTimestamp();
        Tuning = tuning;
        foreach (KeyValuePair<string, string> header in tuning.Headers)
        {
            // In the place of one that the host gives every request.
            request.Headers.Remove(header.Key);
            request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>What the call has instead of the client's options.</summary>
    public CallTuning Tuning { get; }

    /// <summary>When the call began.</summary>
    public long StartedAt { get; }

    /// <summary>The tuning of a request's call; null when it has none.</summary>
    public static CallTuning? TuningOf(HttpRequestMessage request) => (Of(request) as TunedCall)?.Tuning;

    /// <summary>The attempts have ended.</summary>
    public void Observe(int attempts, HttpResponseMessage? response)
    {
        _attempts = attempts;
        if (response is not null && Tuning.OnCompleted is not null)
        {
            _status = response.StatusCode;
            _requestId = ResponseError.RequestId(response);
        }
    }

    /// <inheritdoc />
    private protected override void Report(Exception? exception)
    {
        if (Tuning.OnCompleted is not { } onCompleted || _isReported)
        {
            return;
        }

        _isReported = true;
        try
        {
            onCompleted(new CallReport
            {
                Operation = Operation.Name,
                StatusCode = _status,
                RequestId = _requestId ?? (exception as IoTDAServiceException)?.RequestId,
                Attempts = _attempts,
                Duration = Telemetry.TimeProvider.GetElapsedTime(StartedAt),
                Exception = exception,
            });
        }
#pragma warning disable CA1031 // a create that is executed must not look failed
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Log.ReportFailed(Telemetry.Logger, Operation.Name, thrown.GetType().Name);
        }
    }
}
