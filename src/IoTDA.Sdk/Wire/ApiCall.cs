using System.Diagnostics;
using System.Net;
using IoTDA.Sdk.Diagnostics;

namespace IoTDA.Sdk.Wire;

/// <summary>
/// One call of an operation. It travels in the request's options, so that handlers can decide by it; from outside it is seen as an activity
/// where somebody listens, and as a duration where somebody measures.
/// </summary>
internal class ApiCall
{
    // Takes the place of a note of Refit's that nobody reads, so that the options need not grow.
    private static readonly HttpRequestOptionsKey<ApiCall> Key = new(HttpRequestMessageOptions.InterfaceType);

    private readonly long _startedAt;

    private protected ApiCall(ApiOperation operation, HttpRequestMessage request, ClientTelemetry telemetry)
    {
        Operation = operation;
        Telemetry = telemetry;
        _startedAt = ClientTelemetry.IsDurationEnabled ? telemetry.TimeProvider.GetTimestamp() : 0;
        Activity = telemetry.StartCall(operation.Name, operation.Method.Method, operation.Template);
        if (Activity is not null && operation.TaskIdOf(request.RequestUri!) is { } taskId)
        {
            Activity.SetTag(ClientTelemetry.TaskIdTag, taskId);
        }
    }

    /// <summary>The operation.</summary>
    public ApiOperation Operation { get; }

    /// <summary>What is shown of the client's calls to this server.</summary>
    public ClientTelemetry Telemetry { get; }

    /// <summary>
    /// Whether the service may have executed one of the call's failed attempts: the one home of this fact. The attempts set it; whoever makes the
    /// caller's exception reads it.
    /// </summary>
    public bool MayHaveExecuted { get; set; }

    /// <summary>Whether the service refused a token that nobody renews.</summary>
    public bool FixedTokenRefused { get; set; }

    /// <summary>The send of the attempt that is under way or was the last; <see langword="null"/> while the attempt waits for its credentials.</summary>
    public SendTicket? Ticket { get; set; }

    /// <summary>What the attempt's answer has to pass; <see langword="null"/> for nothing.</summary>
    public ICredentialCheck? Check { get; set; }

    /// <summary>The operation's activity; <see langword="null"/> when nobody listens.</summary>
    public Activity? Activity { get; }

    /// <summary>The call that a request belongs to; <see langword="null"/> for a request of no operation.</summary>
    public static ApiCall? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out ApiCall? call) ? call : null;

    /// <summary>Starts the call of a request that a wire interface has made.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="request">The request, which may carry the tuning of a view.</param>
    /// <param name="telemetry">Where it is shown.</param>
    /// <param name="tuning">What a request without one is tuned by; null for nothing.</param>
    public static void Start(ApiOperation operation, HttpRequestMessage request, ClientTelemetry telemetry, CallTuning? tuning)
    {
        tuning = CallTuning.Of(request) ?? tuning;
        ApiCall call = tuning is null ? new ApiCall(operation, request, telemetry) : new TunedCall(operation, request, telemetry, tuning);
        request.Options.Set(Key, call);
    }

    /// <summary>The call has its answer.</summary>
    /// <param name="status">The status.</param>
    /// <param name="answer">What was read; <see langword="null"/> for nothing.</param>
    public void Succeed(HttpStatusCode status, object? answer = null)
    {
        if (Activity is not null)
        {
            Activity.SetTag(ClientTelemetry.StatusCodeTag, (int)status);
            if (answer is INamesTask { TaskId: { } taskId })
            {
                Activity.SetTag(ClientTelemetry.TaskIdTag, taskId);
            }
        }

        End((int)status, null);
        Report(null);
    }

    /// <summary>The call failed.</summary>
    public void Fail(Exception exception)
    {
        if (Activity is not null || _startedAt != 0)
        {
            Show(exception);
        }

        Report(DestinationException.Unwrap(exception));
    }

    /// <summary>Tells whoever asked for it.</summary>
    private protected virtual void Report(Exception? exception)
    {
    }

    private void Show(Exception exception)
    {
        string errorType = CallError.TypeOf(exception);
        if (Activity is not null)
        {
            Activity.SetStatus(ActivityStatusCode.Error);
            Activity.SetTag(ClientTelemetry.ErrorTypeTag, errorType);
            if (exception is IoTDAServiceException answered)
            {
                Activity.SetTag(ClientTelemetry.StatusCodeTag, (int)answered.StatusCode);
                Activity.SetTag(ClientTelemetry.ErrorCodeTag, answered.ErrorCode.Value);
                Activity.SetTag(ClientTelemetry.RequestIdTag, answered.RequestId);
            }
        }

        End((int?)(exception as IoTDAServiceException)?.StatusCode, errorType);
    }

    private void End(int? status, string? errorType)
    {
        if (_startedAt != 0)
        {
            Telemetry.RecordDuration(Telemetry.TimeProvider.GetElapsedTime(_startedAt), Operation.Name, status, errorType);
        }

        Activity?.Dispose();
    }
}

/// <summary>An answer that is about one batch task.</summary>
internal interface INamesTask
{
    /// <summary>The task's id; <see langword="null"/> when the answer does not say it.</summary>
    string? TaskId { get; }
}
