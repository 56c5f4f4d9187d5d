using System.Globalization;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>The way of a request: find the route, read the body, note it, check who asks, execute, answer.</summary>
internal sealed class RequestPipeline(
    EmulatorOptions options, RequestJournal journal, CredentialCheck credentials, OperationTable operations)
{
    private const string RequestIdHeader = "X-Request-Id";
    private const string InstanceIdHeader = "Instance-Id";

    private long _requests;

    public async Task HandleAsync(HttpContext context)
    {
        string rawTarget = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string requestId = string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Increment(ref _requests):x32}");
        Route? route = Router.Find(context.Request.Method, rawTarget);
        EmulatorResponse response = await AnswerAsync(context, rawTarget, requestId, route).ConfigureAwait(false);
        await WriteAsync(context.Response, response, requestId, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<EmulatorResponse> AnswerAsync(HttpContext context, string rawTarget, string requestId, Route? route)
    {
        try
        {
            DateTimeOffset now = options.TimeProvider.GetUtcNow();
            ReadOnlyMemory<byte> body = await BodyReader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            Record(context.Request, rawTarget, requestId, route, body, now);
            if (route is null)
            {
                throw new RequestRefusedException(
                    404, EmulatorErrorCodes.ApiNotFound, $"The API does not exist: {context.Request.Method} {rawTarget}");
            }

            ApiRequest request = new(
                route.Operation, context.Request.Method, rawTarget, route.Id, context.Request.Headers, body, requestId, now);
            if (route.ProjectId is not null)
            {
                credentials.Check(request);
                CheckPlace(request, route.ProjectId);
            }

            return await operations.ExecuteAsync(request, context.RequestAborted).ConfigureAwait(false);
        }
        catch (RequestRefusedException refused)
        {
            return ErrorEnvelope.Write(refused.StatusCode, refused.ErrorCode, refused.Message, requestId);
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

    private void Record(
        HttpRequest request, string rawTarget, string requestId, Route? route, ReadOnlyMemory<byte> body, DateTimeOffset now)
    {
        Dictionary<string, IReadOnlyList<string>> headers = request.Headers.ToDictionary(
            header => header.Key,
            header => (IReadOnlyList<string>)[.. header.Value.Select(value => value ?? string.Empty)],
            StringComparer.OrdinalIgnoreCase);
        journal.Add(new RecordedRequest(requestId, now, route?.Operation, request.Method, rawTarget, headers, body));
    }

    private static async Task WriteAsync(
        HttpResponse httpResponse, EmulatorResponse response, string requestId, CancellationToken cancellationToken)
    {
        httpResponse.StatusCode = response.StatusCode;
        httpResponse.Headers[RequestIdHeader] = requestId;
        foreach ((string name, string value) in response.Headers)
        {
            httpResponse.Headers[name] = value;
        }

        if (response.StatusCode == StatusCodes.Status204NoContent)
        {
            return;
        }

        httpResponse.ContentType = response.ContentType;
        httpResponse.ContentLength = response.Body.Length;
        await httpResponse.Body.WriteAsync(response.Body, cancellationToken).ConfigureAwait(false);
    }
}
