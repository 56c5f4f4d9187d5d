using System.Net;

namespace IoTDA.Sdk.Errors;

/// <summary>What to do about the errors that users meet; the same words as in <c>docs/errors.md</c>.</summary>
internal static class ErrorHints
{
    /// <summary>The hint for a token that nobody renews.</summary>
    public const string FixedToken = "The fixed token was refused. A token lives 24 hours at most, so that it may have expired: set a new one, or use UseIamPassword, which renews it, "
        + "or an access key. If it is new, check that it is for the project of ProjectId.";

    private const string Refused = "The credentials were refused: check that they are valid and of this region's project, and that ProjectId is that project's.";

    private const string Gone = "The file was deleted or has expired: files are kept for an hour at most.";

    /// <summary>The hint for an error; <see langword="null"/> when there is none.</summary>
    public static string? For(string operation, HttpStatusCode statusCode, ErrorCode code, string? message)
    {
        if (code.IsThrottling || statusCode == StatusCodes.TooManyRequests)
        {
            return "Calls come too fast: make fewer at once, or ask for a higher quota.";
        }

        if (message?.Contains("X-Auth-Token", StringComparison.OrdinalIgnoreCase) == true && statusCode == HttpStatusCode.BadRequest)
        {
            return "No valid credentials arrived. With access keys this is the answer to the wrong signing algorithm: "
                + "standard and enterprise instances need the derived one.";
        }

        if (operation == "CreateToken" && statusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            // IAM logs in for a project, and does not always say which of them is wrong.
            return "Check DomainName, UserName and Password, and that the project of ProjectId or ProjectName is one of the user's.";
        }

        return code.Value switch
        {
            "IOTDA.000004" => "The token is not valid for the project of ProjectId or has expired: get a new one for the endpoint's region.",
            "IOTDA.000021" => "IoTDA is not enabled for the token's project, or ProjectId is not the token's: check the id in the console under My Credentials.",
            "IOTDA.000022" => "The user lacks the permission for the operation, or ProjectId is not the instance's: check the IAM policies, and the id in the console under My Credentials.",
            "IOTDA.001006" => "Check the resource space id (app id) and that the user may see it.",
            "IOTDA.000006" or "IOTDA.000008" or "IOTDA.000009" => "The request is not what the service expects: its message says what is wrong.",
            "IOTDA.014219" => "The device is not a target of this task.",
            "IOTDA.014600" => operation == "CreateBatchTask" ? Gone + " Upload it again." : Gone,
            "IOTDA.014602" => "Choose another file name or delete the old file.",
            "IOTDA.014603" => "Split the file: 2 MB is the limit.",
            "APIGW.0101" or "APIG.0101" => "The gateway knows no such API: check the endpoint, which is shown in the console under Overview, Access Details.",
            "APIGW.0301" or "APIG.0301" => Refused,
            _ => statusCode == HttpStatusCode.Unauthorized ? Refused : null,
        };
    }
}
