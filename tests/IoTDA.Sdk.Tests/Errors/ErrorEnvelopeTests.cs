using System.Text;

namespace IoTDA.Sdk.Tests.Errors;

/// <summary>Every form in which the service, its gateway and IAM say no.</summary>
public sealed class ErrorEnvelopeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Content type, body, code, words, request id.</summary>
    public static TheoryData<string?, string, string, string?, string?> Envelopes => new()
    {
        { "application/json", Fixture.Text("error.service"), "IOTDA.014600", "The batch task file does not exist.", null },
        {
            "application/json", Fixture.Text("error.gateway"), "APIGW.0308",
            "The throttling threshold has been reached: policy user over ratelimit,limit:60,time:1 minute", "a5322a07a1f0e0d4b6a0a0a7f9ba3f0c"
        },
        { "application/json", Fixture.Text("error.iam"), "401", "The username or password is wrong.", null },
        { "application/json;charset=utf8", """{"code":"X.1","message":"words"}""", "X.1", "words", null },
        { "application/json", """{"error_code":"X.1","error_msg":"words","code":"Y","message":"other"}""", "X.1", "words", null },
        { "application/json", """{"a":{"b":[1,{"c":{"error_code":"X.1","error_msg":"words"}}],"request_id":"no"},"request_id":"r1"}""", "X.1", "words", "no" },
        { "application/json", """{"a":{"b":{"code":"X.1","message":"words"}},"request_id":"r1"}""", "X.1", "words", "r1" },
        { "application/json", """[{"error_msg":"words"}]""", "", "words", null },
        { "application/json", """{"error_code":"X.1"}""", "X.1", null, null },
        { "application/json", """{"encoded_authorization_message":"b64"}""", "", "b64", null },
        { "application/json", "\uFEFF{\"error_code\":\"X.1\",\"error_msg\":\"words\"}", "X.1", "words", null },
        { "application/xml", "<Error><Code>X.1</Code><Message>words</Message><RequestId>r1</RequestId></Error>", "X.1", "words", "r1" },
        { "text/xml", "<e><error_code>X.1</error_code><error_msg><![CDATA[words]]></error_msg><request_id>r1</request_id></e>", "X.1", "words", "r1" },
        { "application/xml", "<e><code>X.1</code><message>words</message", "X.1", "words", null },
        { "application/xml", "<!DOCTYPE e [<!ENTITY x 'words'>]><code>&x;</code>", "", "<!DOCTYPE e [<!ENTITY x 'words'>]><code>&x;</code>", null },
        { null, Fixture.Text("error.service"), "IOTDA.014600", "The batch task file does not exist.", null },
        { "text/html", "<html>\r\n  <h1>502 Bad Gateway</h1>\n</html>", "", "<html>   <h1>502 Bad Gateway</h1> </html>", null },
        { "application/json", "upstream connect error", "", "upstream connect error", null },
        { "application/json", "{\"error_code\":\"X", "", "{\"error_code\":\"X", null },
        { "application/json", "{}", "", null, null },
        { "application/json", "\"words\"", "", "\"words\"", null },
        { "application/json", "null", "", "null", null },
        { "application/json", """{"error_code":"","error_msg":null}""", "", """{"error_code":"","error_msg":null}""", null },
        { "application/json", "", "", null, null },
        { "text/plain", " \r\n ", "", null, null },
    };

    [Theory]
    [MemberData(nameof(Envelopes))]
    public async Task An_envelope_becomes_an_exception(string? contentType, string body, string code, string? words, string? requestId)
    {
        IoTDAServiceException failure = await FailAsync(StubAnswer.Body(400, contentType, Encoding.UTF8.GetBytes(body)));

        Assert.Equal((code, words, requestId), (failure.ErrorCode.Value, failure.ServiceMessage, failure.RequestId));
        Assert.Equal(("DeleteBatchTask", System.Net.HttpStatusCode.BadRequest), (failure.Operation, failure.StatusCode));
        Assert.Contains(words ?? "HTTP 400", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_utf_8_is_shown_as_far_as_it_goes()
    {
        IoTDAServiceException failure = await FailAsync(StubAnswer.Body(400, "application/json", [.. "{\"error_msg\":\"a"u8, 0xFF, 0xC3, .. "b\"}"u8]));

        Assert.Equal("{\"error_msg\":\"a\uFFFD\uFFFDb\"}", failure.ServiceMessage);
    }

    [Fact]
    public async Task A_huge_body_is_cut_to_a_line()
    {
        byte[] page = Encoding.UTF8.GetBytes("<html>" + new string('x', 5_000_000));

        IoTDAServiceException failure = await FailAsync(StubAnswer.Body(400, "text/html", page));

        Assert.Equal("<html>" + new string('x', 994) + "…", failure.ServiceMessage);
    }

    [Fact]
    public async Task A_deep_body_does_no_harm()
    {
        byte[] deep = Encoding.UTF8.GetBytes(new string('[', 100_000));

        IoTDAServiceException failure = await FailAsync(StubAnswer.Body(400, "application/json", deep));

        Assert.StartsWith("[[[[", failure.ServiceMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X-Request-Id", "header")]
    [InlineData("X-IAM-Trace-Id", "header")]
    [InlineData("X-Other-Id", "a5322a07a1f0e0d4b6a0a0a7f9ba3f0c")]
    public async Task The_request_id_of_the_header_goes_before_that_of_the_body(string header, string expected)
    {
        IoTDAServiceException failure = await FailAsync(StubAnswer.Json(400, Fixture.Text("error.gateway"), (header, "header")));

        Assert.Equal(expected, failure.RequestId);
    }

    private static async Task<IoTDAServiceException> FailAsync(StubAnswer answer)
    {
        await using StubServer server = await StubServer.StartAsync(answer);
        using IoTDAClient client = Clients.Of(server);
        return await Assert.ThrowsAsync<IoTDAServiceException>(() => client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation));
    }
}
