using System.Net;

namespace IoTDA.Sdk.Tests.Errors;

/// <summary>The message names operation, status, code, words and request id, and for known errors what to do.</summary>
public sealed class IoTDAServiceExceptionTests
{
    private const string Check = "The credentials were refused: check that they are valid and of this region's project, and that ProjectId is that project's.";

    public static TheoryData<int, string, string?, string> Hints => new()
    {
        { 429, "", null, "Calls come too fast: make fewer at once, or ask for a higher quota." },
        { 403, "IOTDA.021101", null, "Calls come too fast: make fewer at once, or ask for a higher quota." },
        { 401, "", null, Check },
        { 401, "APIGW.0301", null, Check },
        { 401, "APIG.0301", null, Check },
        { 400, "", "missing request header X-Auth-Token", "standard and enterprise instances need the derived one." },
        { 403, "IOTDA.000004", null, "get a new one for the endpoint's region." },
        { 403, "IOTDA.000021", null, "IoTDA is not enabled for the token's project" },
        { 403, "IOTDA.000022", null, "check the IAM policies, and the id in the console" },
        { 403, "IOTDA.001006", null, "Check the resource space id" },
        { 400, "IOTDA.000006", null, "its message says what is wrong." },
        { 400, "IOTDA.014219", null, "The device is not a target of this task." },
        { 404, "IOTDA.014600", null, "files are kept for an hour at most." },
        { 400, "IOTDA.014602", null, "Choose another file name or delete the old file." },
        { 400, "IOTDA.014603", null, "2 MB is the limit." },
        { 404, "APIGW.0101", null, "check the endpoint, which is shown in the console" },
        { 404, "APIG.0101", null, "check the endpoint, which is shown in the console" },
    };

    [Theory]
    [InlineData(404, "IOTDA.1", "not there", "r1", 7, "ShowBatchTask failed with HTTP 404 IOTDA.1: not there (request id r1). The service asks to wait 7 s.")]
    [InlineData(500, "", null, null, null, "ShowBatchTask failed with HTTP 500.")]
    [InlineData(302, "", null, "r1", null, "ShowBatchTask failed with HTTP 302 (request id r1).")]
    public void The_message_has_what_is_known(int status, string code, string? words, string? requestId, int? wait, string message)
        => Assert.Equal(message, Create(status, code, words, requestId, wait is { } seconds ? TimeSpan.FromSeconds(seconds) : null).Message);

    [Theory]
    [MemberData(nameof(Hints))]
    public void A_known_error_says_what_to_do(int status, string code, string? words, string hint)
        => Assert.Contains(hint, Create(status, code, words).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(408, "", true)]
    [InlineData(429, "", true)]
    [InlineData(500, "", true)]
    [InlineData(502, "", true)]
    [InlineData(503, "", true)]
    [InlineData(504, "", true)]
    [InlineData(403, "IOTDA.021101", true)]
    [InlineData(403, "IOTDA.021102", true)]
    [InlineData(400, "APIG.0308", true)]
    [InlineData(400, "", false)]
    [InlineData(401, "", false)]
    [InlineData(403, "IOTDA.000022", false)]
    [InlineData(404, "", false)]
    [InlineData(409, "", false)]
    [InlineData(501, "", false)]
    [InlineData(302, "", false)]
    public void What_may_pass_is_marked_as_passing(int status, string code, bool isTransient)
        => Assert.Equal(isTransient, Create(status, code).IsTransient);

    private static IoTDAServiceException Create(int status, string code, string? words = null, string? requestId = null, TimeSpan? wait = null)
        => new("ShowBatchTask", (HttpStatusCode)status, code.Length == 0 ? default : new ErrorCode(code), words, requestId, wait);
}
