using System.Globalization;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Faults;
using IoTDA.Sdk.Emulator.Requests;
using IoTDA.Sdk.Emulator.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>The way of a request: find the route, choose a fault, read the body, note it, check who asks, execute, answer.</summary>
internal sealed class RequestPipeline(
    EmulatorOptions options,
    RequestJournal journal,
    FaultPlan faults,
    TokenStore tokens,
    CredentialCheck credentials,
    OperationTable operations,
    OwnRoutes ownRoutes,
    CancellationToken emulatorEnds)
{
    private const string InstanceIdHeader = "Instance-Id";

    private long _requests;

    public async Task HandleAsync(HttpContext context)
    {
        string rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string requestId = string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _requests):x32}");
        if (ownRoutes.Answer(context.Request.Method, rawTarget) is { } own)
        {
            await ResponseWriter.WriteAsync(context, own, requestId, null, options.TimeProvider.GetUtcNow()).ConfigureAwait(false);
            return;
        }

        Route? route = Router.Find(context.Request.Method, rawTarget);
        Fault? fault = route is null ? null : faults.Choose(route.Operation);
        ReadOnlyMemory<byte> body = default;
        RequestRefusedException? refused = null;
        try
        {
            body = fault is { SkipsBody: true }
                ? default
                : await BodyReader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (RequestRefusedException tooLarge)
        {
            refused = tooLarge;
        }

        RecordedRequest record = RequestRecorder.Record(context.Request, rawTarget, requestId, route, fault, body, options.TimeProvider.GetUtcNow());
        journal.Add(record);
        EmulatorResponse response = refused is not null
            ? Refuse(record, refused)
            : await AnswerAsync(context, record, route).ConfigureAwait(false);
        record.StatusCode = response == EmulatorResponse.Reset ? null : response.StatusCode;
        journal.Answer(record);
        await ResponseWriter.WriteAsync(context, response, requestId, record.Operation, options.TimeProvider.GetUtcNow()).ConfigureAwait(false);
    }

    private static EmulatorResponse Refuse(RecordedRequest record, RequestRefusedException refused)
        => ErrorEnvelope.Write(record.Operation, refused.StatusCode, refused.ErrorCode, refused.Message, record.RequestId);

    private async Task<EmulatorResponse> AnswerAsync(HttpContext context, RecordedRequest record, Route? route)
    {
        if (route is null)
        {
            return Refuse(record, new RequestRefusedException(
                404, EmulatorErrorCodes.ApiNotFound, $"The API does not exist: {record.Method} {record.RawTarget}"));
        }

        ApiRequest request = new(
            route.Operation, record.Method, record.RawTarget, route.Id, context.Request.Headers, record.Body, record.RequestId, record.ReceivedAt)
        {
            ListLag = faults.ListLag,
        };
        return record.Fault is { } fault
            ? await fault.HandleAsync(new FaultedCall(request, options.TimeProvider, tokens, Execute, context.RequestAborted, emulatorEnds))
                .ConfigureAwait(false)
            : await Execute(request).ConfigureAwait(false);

        Task<EmulatorResponse> Execute(ApiRequest now) => ExecuteAsync(now, record, route);
    }

    private async Task<EmulatorResponse> ExecuteAsync(ApiRequest request, RecordedRequest record, Route route)
    {
        try
        {
            if (route.Operation != EmulatedOperation.CreateToken)
            {
                credentials.Check(request, route.ProjectId);
            }

            if (route.ProjectId is not null)
            {
                CheckPlace(request, route.ProjectId);
            }

            EmulatorResponse response = await operations.ExecuteAsync(request).ConfigureAwait(false);
            record.ResourceId = response.MadeId ?? route.Id;
            record.Executed = response.IsSuccess;
            return response;
        }
        catch (RequestRefusedException refused)
        {
            return Refuse(record, refused);
        }
    }

    private void CheckPlace(ApiRequest request, string projectId)
    {
        if (projectId != options.ProjectId)
        {
            throw new RequestRefusedException(
                403, EmulatorErrorCodes.NoPermission, $"The credentials are not valid for the project {projectId}.");
        }

        string instanceId = request.Headers[InstanceIdHeader].ToString();
        if (request.Headers.ContainsKey(InstanceIdHeader) && instanceId.Length is 0 or > 36)
        {
            throw RequestRefusedException.InvalidInput($"The header {InstanceIdHeader} must have 1 to 36 characters.");
        }

        if (options.InstanceId is not null && instanceId != options.InstanceId)
        {
            throw RequestRefusedException.InvalidInput($"The header {InstanceIdHeader} is required and must be the id of this instance.");
        }
    }
}
