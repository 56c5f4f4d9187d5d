using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Credentials;

/// <summary>Decides whether a request may pass: by token.</summary>
internal sealed class CredentialCheck(TokenStore tokens)
{
    public const string TokenHeader = "X-Auth-Token";

    public void Check(ApiRequest request)
    {
        if (request.Headers.TryGetValue(TokenHeader, out var values))
        {
            tokens.Check(values.ToString(), request.ReceivedAt);
            return;
        }

        throw new RequestRefusedException(
            401, EmulatorErrorCodes.Unauthenticated, "Incorrect IAM authentication information: x-auth-token not found");
    }
}
