using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using IoTDA.Sdk.Emulator.Control;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>The way of a request: find the route, choose a fault, read the body, note it, execute or let the fault decide, answer.</summary>
internal sealed class RequestPipeline(
    EmulatorOptions options,
    EmulatorClock clock,
    RequestJournal journal,
    FaultPlan faults,
    TokenStore tokens,
    RequestExecutor executor,
    OwnRoutes ownRoutes,
    ILogger logger,
    CancellationToken emulatorEnds)
{
    private long _requests;

    public async Task HandleAsync(HttpContext context)
    {
        string rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string target = RequestTarget.ToOriginForm(rawTarget);
        string requestId = string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _requests):x32}");
        if (await ownRoutes.TryAnswerAsync(context, target, requestId).ConfigureAwait(false))
        {
            return;
        }

        RecordedRequest record = RequestRecorder.Record(context.Request, rawTarget, requestId, Router.Find(context.Request.Method, target), clock.Now);
        EmulatorResponse response = await AnswerAsync(context, record, target).ConfigureAwait(false);
        journal.Answer(record, response, clock.Now);
        await ResponseWriter.WriteAsync(context, response, requestId, record.Operation, clock.Now).ConfigureAwait(false);
    }

    [SuppressMessage("Design", "CA1031", Justification = "A defect, or a fault of the user's that throws, is answered as the service answers its own.")]
    private async Task<EmulatorResponse> AnswerAsync(HttpContext context, RecordedRequest record, string target)
    {
        try
        {
            await ReceiveAsync(context, record).ConfigureAwait(false);
            return Router.Find(record.Method, target) is { } route
                ? await ExecuteAsync(context, record, route, target).ConfigureAwait(false)
                : throw new RequestRefusedException(404, EmulatorErrorCodes.ApiNotFound, $"The API does not exist: {record.Method} {record.RawTarget}");
        }
        catch (RequestRefusedException refused)
        {
            return executor.Refuse(record, refused);
        }
        catch (BadHttpRequestException bad)
        {
            return executor.Refuse(record, new RequestRefusedException(bad.StatusCode, EmulatorErrorCodes.InvalidFormat, bad.Message));
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested || emulatorEnds.IsCancellationRequested)
        {
            return EmulatorResponse.Reset;
        }
        catch (Exception exception)
        {
            RequestLog.Failed(logger, exception, record.Method, record.RawTarget, record.RequestId);
            return ErrorEnvelope.Write(record.Operation, 500, EmulatorErrorCodes.InternalError, exception.Message, record.RequestId);
        }
    }

    /// <summary>Chooses the fault and reads the body, in this order unless a fault asks for the body; notes the request in any case.</summary>
    private async Task ReceiveAsync(HttpContext context, RecordedRequest record)
    {
        try
        {
            if (faults.LooksAtRequests)
            {
                record.Body = await BodyReader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
                record.Fault = faults.Choose(record);
            }
            else
            {
                record.Fault = faults.Choose(record);
                record.Body = record.Fault is { SkipsBody: true }
                    ? default
                    : await BodyReader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            }
        }
        finally
        {
            journal.Add(record);
        }
    }

    private async Task<EmulatorResponse> ExecuteAsync(HttpContext context, RecordedRequest record, Route route, string target)
    {
        ApiRequest request = new(
            route.Operation, record.Method, target, route.Id, context.Request.Headers, record.Body, record.RequestId, record.ReceivedAt)
        {
            ListLag = faults.ListLag,
            Lenient = options.Lenient,
        };
        return record.Fault is { } fault
            ? await fault.HandleAsync(new FaultedCall(record, request, clock, tokens, Execute, context.RequestAborted, emulatorEnds))
                .ConfigureAwait(false)
            : await Execute(request).ConfigureAwait(false);

        Task<EmulatorResponse> Execute(ApiRequest now) => executor.ExecuteAsync(now, record, route);
    }
}
