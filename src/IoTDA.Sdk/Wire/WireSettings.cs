using System.Text.Json;

namespace IoTDA.Sdk.Wire;

/// <summary>How Refit serves the wire interfaces: the one place where an answer or a failure becomes a record or an exception.</summary>
internal sealed class WireSettings(ServiceClock serviceClock, TimeProvider timeProvider)
{
    /// <summary>The settings of the wire interfaces of one client or view.</summary>
    public static RefitSettings Create(JsonSerializerOptions jsonOptions, ServiceClock serviceClock, TimeProvider timeProvider, CallTuning? tuning = null)
    {
        var settings = new WireSettings(serviceClock, timeProvider);
        return new RefitSettings(new WireSerializer(jsonOptions))
        {
            // Not in chunks: each attempt sends the same bytes, and a signature covers them.
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
            ExceptionFactory = settings.Judge,
            TransportExceptionFactory = Tell,
            DeserializationExceptionFactory = static (_, exception) => new(exception),
            HttpRequestMessageOptions = tuning is null ? null : new() { [CallTuning.Name] = tuning },
        };
    }

    /// <summary>Turns an error answer into its exception; a success ends the call here when it has no body, and when its body is read otherwise.</summary>
    private ValueTask<Exception?> Judge(HttpResponseMessage response)
    {
        ApiCall call = ApiCall.Of(response.RequestMessage!)!;
        serviceClock.Observe(response);
        Exception? failure = ExceptionOf(call, response);
        if (failure is not null)
        {
            call.Fail(failure);

            // Refit leaves it to the exception.
            response.Dispose();
        }
        else if (!call.Operation.HasAnswer)
        {
            call.Succeed(response.StatusCode);
        }

        return new ValueTask<Exception?>(failure);
    }

    private Exception? ExceptionOf(ApiCall call, HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return ResponseBody.Misfit(call.Operation, response);
        }

        IoTDAServiceException error = ResponseError.Read(call.Operation.Name, response, serviceClock, timeProvider);
        error.MayHaveExecuted |= call.MayHaveExecuted;
        return error;
    }

    /// <summary>Tells what an exception proves. Where the caller has cancelled, that is what has happened; what the client's own handlers have told stays.</summary>
    private static Exception Tell(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken)
    {
        if (ApiCall.Of(request) is not { } call)
        {
            // It reached no handler; "not sent" says it all.
            return exception is ObjectDisposedException
                ? new IoTDATransportException(ApiOperation.NameOf(request), "was not sent: the IoTDAClient is disposed", mayHaveExecuted: false, isTransient: false, exception, isRead: true)
                : exception;
        }

        exception = exception switch
        {
            RequestValidationException => exception,

            // Whatever the cancellation has met on its way.
            _ when cancellationToken.IsCancellationRequested => exception as OperationCanceledException
                ?? new OperationCanceledException($"{call.Operation.Name} was cancelled.", exception, cancellationToken),
            IoTDAException => exception,
            DestinationException => exception,
            _ => TransportFailure.ToException(call, exception, call.Operation.IsDownload ? Download.Of(request)!.Part : 0),
        };
        call.Fail(exception);
        return DestinationException.Unwrap(exception);
    }
}

/// <summary>
/// The answer of an operation that answers without a body; there is never one. Refit tells of a failed transport only where there is a result.
/// </summary>
internal sealed class NoAnswer;
