using System.Diagnostics;
using System.Net;
using IoTDA.Sdk.Diagnostics;
using IoTDA.Sdk.Errors;

namespace IoTDA.Sdk.Http;

/// <summary>One operation as it is seen from outside: an activity where somebody listens, and its duration where somebody measures.</summary>
internal readonly struct OperationScope
{
    private readonly ApiOperation _operation;
    private readonly Activity? _activity;
    private readonly TimeProvider _timeProvider;
    private readonly long _startedAt;

    private OperationScope(ApiOperation operation, Activity? activity, TimeProvider timeProvider)
    {
        _operation = operation;
        _activity = activity;
        _timeProvider = timeProvider;
        _startedAt = ClientTelemetry.IsDurationEnabled ? timeProvider.GetTimestamp() : 0;
    }

    /// <summary>Starts the operation.</summary>
    /// <param name="request">Its request, which takes the activity along to the handlers.</param>
    /// <param name="timeProvider">The clock.</param>
    public static OperationScope Start(ApiRequest request, TimeProvider timeProvider)
    {
        ApiOperation operation = request.Operation;
        Activity? activity = ClientTelemetry.Source.StartActivity(operation.Name, ActivityKind.Client);
        if (activity is not null)
        {
            request.Activity = activity;
            activity.SetTag(ClientTelemetry.OperationTag, operation.Name);
            activity.SetTag("http.request.method", operation.Method.Method);
            activity.SetTag("url.template", operation.Template);
            activity.SetTag("server.address", request.RequestUri!.Host);
            activity.SetTag("server.port", request.RequestUri.Port);
        }

        return new OperationScope(operation, activity, timeProvider);
    }

    /// <summary>The operation has its answer.</summary>
    /// <param name="status">The answer's status.</param>
    public void Succeed(HttpStatusCode status)
    {
        _activity?.SetTag(ClientTelemetry.StatusCodeTag, (int)status);
        End(null);
    }

    /// <summary>The operation failed.</summary>
    /// <param name="exception">How. Its message stays out: it may hold what the service echoed.</param>
    public void Fail(Exception exception)
    {
        string errorType = exception is IoTDAServiceException { ErrorCode: var code } && code != default ? code.Value : exception.GetType().Name;
        if (_activity is not null)
        {
            _activity.SetStatus(ActivityStatusCode.Error);
            _activity.SetTag(ClientTelemetry.ErrorTypeTag, errorType);
            if (exception is IoTDAServiceException answered)
            {
                _activity.SetTag(ClientTelemetry.StatusCodeTag, (int)answered.StatusCode);
                _activity.SetTag(ClientTelemetry.ErrorCodeTag, answered.ErrorCode.Value);
                _activity.SetTag(ClientTelemetry.RequestIdTag, answered.RequestId);
            }
        }

        End(errorType);
    }

    private void End(string? errorType)
    {
        if (_startedAt != 0)
        {
            ClientTelemetry.RecordDuration(_timeProvider.GetElapsedTime(_startedAt), _operation.Name, errorType);
        }

        _activity?.Dispose();
    }
}
