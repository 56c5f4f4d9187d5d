using IoTDA.Sdk.Emulator.Credentials.Signatures;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using Microsoft.Net.Http.Headers;

namespace IoTDA.Sdk.Emulator.Credentials;

/// <summary>Decides whether a request may pass: by token, or by signature.</summary>
internal sealed class CredentialCheck(TokenStore tokens, SignatureVerifier signatures, EmulatorClock clock, EmulatorOptions options)
{
    public const string TokenHeader = "X-Auth-Token";
    public const string ProjectIdHeader = "X-Project-Id";

    /// <summary>Checks the request's credentials, and for an operation in a project that they are good for it.</summary>
    public void Check(ApiRequest request, string? projectId)
    {
        if (request.Headers.TryGetValue(TokenHeader, out var values))
        {
            IssuedToken token = tokens.Get(values.ToString(), request.ReceivedAt);
            EnsureProject(projectId, token.ProjectId, "The token");
        }
        else if (AuthorizationHeader.Parse(request.Headers[HeaderNames.Authorization].ToString()) is { } authorization)
        {
            EnsureAlgorithm(authorization, projectId);
            signatures.Verify(authorization, request, clock.SourceNow);
            if (request.Headers.TryGetValue(ProjectIdHeader, out var project))
            {
                EnsureProject(projectId, project.ToString(), $"The header {ProjectIdHeader}");
            }
        }
        else
        {
            throw new RequestRefusedException(
                401, EmulatorErrorCodes.Unauthenticated, "Incorrect IAM authentication information: x-auth-token not found");
        }

        if (projectId is not null && options.NotSubscribed)
        {
            throw new RequestRefusedException(
                403, EmulatorErrorCodes.UserNotFound, "No user is found for the IAM token, or IoTDA is not subscribed to.");
        }
    }

    private static void EnsureProject(string? wanted, string? given, string what)
    {
        if (wanted is not null && given != wanted)
        {
            throw new RequestRefusedException(403, EmulatorErrorCodes.NoPermission, $"{what} is not for the project {wanted}.");
        }
    }

    private void EnsureAlgorithm(AuthorizationHeader authorization, string? projectId)
    {
        // The service does not see such a signature at all and misses the token instead.
        if (projectId is not null && options.SignatureAlgorithm is var taken && taken != SignatureAlgorithm.Either && taken != authorization.Algorithm)
        {
            throw RequestRefusedException.InvalidInput($"missing request header {TokenHeader}");
        }
    }
}
