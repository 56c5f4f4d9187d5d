using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Errors;
using Microsoft.Extensions.Logging;

namespace IoTDA.Sdk.Emulator.Http;

/// <summary>Checks who asks and for what place, and executes.</summary>
internal sealed class RequestExecutor(EmulatorOptions options, CredentialCheck credentials, OperationTable operations, ILogger logger)
{
    private const string InstanceIdHeader = "Instance-Id";

    public async Task<EmulatorResponse> ExecuteAsync(ApiRequest request, RecordedRequest record, Route route)
    {
        try
        {
            if (route.Operation != EmulatedOperation.CreateToken)
            {
                credentials.Check(request, route.ProjectId);
            }

            if (options.NoNeedConfirm && route.Operation == EmulatedOperation.ConfirmBatchTask)
            {
                throw new RequestRefusedException(404, EmulatorErrorCodes.ApiNotFound, "The API does not exist: this service knows no confirmation.");
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

    public EmulatorResponse Refuse(RecordedRequest record, RequestRefusedException refused)
    {
        RequestLog.Refused(logger, record.Method, record.RawTarget, refused.StatusCode, refused.ErrorCode, refused.Message, record.RequestId);
        return ErrorEnvelope.Write(record.Operation, refused.StatusCode, refused.ErrorCode, refused.Message, record.RequestId);
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
