using System.Text.Json;
using IoTDA.Sdk.Emulator.Credentials;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.Iam;

/// <summary><c>POST /v3/auth/tokens</c>: a token for a user and a password, in the header <c>X-Subject-Token</c>.</summary>
internal sealed class CreateToken(TokenStore tokens, EmulatorOptions options)
{
    private const string SubjectTokenHeader = "X-Subject-Token";

    public EmulatorResponse Handle(ApiRequest request)
    {
        QueryParameters query = request.ReadQuery("nocatalog");
        using JsonDocument document = BodyText.Parse(request);
        TokenRequest wanted = TokenRequest.Read(request.ReadBody(document, "auth"));
        EmulatedUser user = LogIn(wanted);
        string? projectId = ScopeOf(wanted);
        IssuedToken token = tokens.Issue(projectId, request.ReceivedAt);
        bool catalog = !string.Equals(query["nocatalog"], "true", StringComparison.OrdinalIgnoreCase);
        return EmulatorResponse.Json(201, writer => TokenWriter.Write(writer, token, user, options.Region, catalog))
            .WithHeader(SubjectTokenHeader, token.Value);
    }

    private EmulatedUser LogIn(TokenRequest wanted)
    {
        EmulatedUser? user = options.Users.FirstOrDefault(
            candidate => candidate.DomainName == wanted.DomainName && candidate.Name == wanted.UserName);
        if (user is { State: EmulatedUserState.Locked })
        {
            throw Unauthorized("The user is locked after too many wrong passwords. Try again later.");
        }

        if (user is null || user.Password != wanted.Password)
        {
            throw Unauthorized("The username or password is wrong.");
        }

        return user.State switch
        {
            EmulatedUserState.PasswordExpired => throw Unauthorized("The password has expired. Change it first."),
            EmulatedUserState.MfaRequired => throw Unauthorized("Multi-factor authentication is required for this user."),
            _ => user,
        };
    }

    private string? ScopeOf(TokenRequest wanted)
    {
        if (wanted is { ProjectId: null, ProjectName: null })
        {
            return null;
        }

        bool exists = (wanted.ProjectId is null || wanted.ProjectId == options.ProjectId)
            && (wanted.ProjectName is null || wanted.ProjectName == options.Region);
        return exists ? options.ProjectId : throw Unauthorized("The project of the scope does not exist, or the user has no part in it.");
    }

    private static RequestRefusedException Unauthorized(string message) => new(401, EmulatorErrorCodes.Unauthenticated, message);
}
