using System.Net;
using System.Text;
using IoTDA.Sdk.Emulator.Tests.Credentials.Signatures;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Tests.Credentials;

public sealed class SignatureTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_signed_request_is_executed(bool derived)
    {
        await using EmulatorSession session = await StartAsync();
        Answer answer = await SendAsync(session, derived, body: Requests.Upgrade("d1").ToJsonString());

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Single(session.Emulator.Tasks);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wrong_secret_is_refused_with_the_canonical_request(bool derived)
    {
        await using EmulatorSession session = await StartAsync();
        Answer answer = await SendAsync(session, derived, secret: "another");

        answer.ShouldBeRefused(
            HttpStatusCode.Unauthorized, "APIGW.0301", $"verify aksk signature fail, the canonical request is: POST|/v5/iot/{session.Emulator.ProjectId}/batchtasks/||host:");
        Assert.Equal(answer.Headers["X-Request-Id"], answer.Json["request_id"]!.GetValue<string>());
        Assert.Empty(session.Emulator.Tasks);
    }

    [Theory]
    [InlineData(-901, false)]
    [InlineData(-900, true)]
    [InlineData(900, true)]
    [InlineData(901, false)]
    public async Task The_clocks_may_differ_by_a_quarter_of_an_hour(int seconds, bool accepted)
    {
        await using EmulatorSession session = await StartAsync();
        Answer answer = await SendAsync(session, derived: true, skew: TimeSpan.FromSeconds(seconds));

        if (accepted)
        {
            Assert.Equal(HttpStatusCode.Created, answer.Status);
        }
        else
        {
            answer.ShouldBeRefused(HttpStatusCode.Unauthorized, "APIGW.0301", "the request time is out of range");
            Assert.EndsWith("20261122T080000Z", answer.ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(SignatureAlgorithm.V11HmacSha256, false)]
    [InlineData(SignatureAlgorithm.SdkHmacSha256, true)]
    public async Task An_instance_that_takes_the_other_algorithm_misses_the_token(SignatureAlgorithm taken, bool derived)
    {
        await using EmulatorSession session = await StartAsync(options => options.SignatureAlgorithm = taken);

        (await SendAsync(session, derived)).ShouldBeRefused(HttpStatusCode.BadRequest, "IOTDA.000006", "missing request header X-Auth-Token");
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(session, !derived)).Status);
    }

    [Theory]
    [InlineData("cn-south-1/iotdm")]
    [InlineData("cn-north-4/iotda")]
    public async Task A_derived_key_is_good_for_its_region_and_service_only(string scope)
    {
        await using EmulatorSession session = await StartAsync();

        (await SendAsync(session, derived: true, scope: scope)).ShouldBeRefused(
            HttpStatusCode.Unauthorized, "APIGW.0301", "must be 20261122/cn-north-4/iotdm");
    }

    [Fact]
    public async Task An_unknown_access_key_is_refused()
    {
        await using EmulatorSession session = await StartAsync();

        (await SendAsync(session, derived: false, key: "AK9")).ShouldBeRefused(HttpStatusCode.Unauthorized, "APIGW.0301", "AK9 does not exist");
    }

    [Theory]
    [InlineData("ST1", true)]
    [InlineData("ST2", false)]
    [InlineData(null, false)]
    public async Task A_temporary_key_needs_its_security_token(string? securityToken, bool accepted)
    {
        await using EmulatorSession session = await StartAsync(options => options.AccessKeys.Add(new EmulatedAccessKey("TMP", "SK", "ST1")));
        Answer answer = await SendAsync(
            session, derived: false, key: "TMP", headers: securityToken is null ? [] : [("X-Security-Token", securityToken)]);

        Assert.Equal(accepted ? HttpStatusCode.Created : HttpStatusCode.Unauthorized, answer.Status);
    }

    [Fact]
    public async Task The_project_in_the_header_must_be_the_one_in_the_path()
    {
        await using EmulatorSession session = await StartAsync();

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(session, true, headers: [("X-Project-Id", session.Emulator.ProjectId)])).Status);
        (await SendAsync(session, true, headers: [("X-Project-Id", "another")])).ShouldBeRefused(
            HttpStatusCode.Forbidden, "IOTDA.000022", "X-Project-Id");
    }

    [Theory]
    [InlineData("UNSIGNED-PAYLOAD", true)]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", false)]
    public async Task A_body_may_be_left_unsigned_but_not_signed_falsely(string payloadHash, bool accepted)
    {
        await using EmulatorSession session = await StartAsync();
        Answer answer = await SendAsync(session, true, headers: [("X-Sdk-Content-Sha256", payloadHash)]);

        Assert.Equal(accepted ? HttpStatusCode.Created : HttpStatusCode.Unauthorized, answer.Status);
    }

    [Theory]
    [InlineData("SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=00", "X-Sdk-Date is not signed")]
    [InlineData("SDK-HMAC-SHA256 Access=AK, SignedHeaders=X-Sdk-Date, Signature=00", "lower-case names in order")]
    [InlineData("SDK-HMAC-SHA256 Access=AK, SignedHeaders=x-sdk-date;host, Signature=00", "lower-case names in order")]
    [InlineData("SDK-HMAC-SHA256 Access=AK, SignedHeaders=x-nowhere;x-sdk-date, Signature=00", "x-nowhere is missing")]
    [InlineData("SDK-HMAC-SHA256 Access=AK, SignedHeaders=x-sdk-date", "x-auth-token not found")]
    [InlineData("Bearer abc", "x-auth-token not found")]
    public async Task A_malformed_authorization_is_refused_with_the_reason(string authorization, string reason)
    {
        await using EmulatorSession session = await StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, session.Root + "batchtask-files");
        request.Headers.Add("X-Sdk-Date", "20261122T080000Z");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);

        (await session.SendAsync(request)).ShouldBeRefused(HttpStatusCode.Unauthorized, "APIGW.0301", reason);
    }

    private static Task<EmulatorSession> StartAsync(Action<EmulatorOptions>? configure = null) => EmulatorSession.StartAsync(options =>
    {
        options.AccessKeys.Add(new EmulatedAccessKey("AK", "SK"));
        configure?.Invoke(options);
    });

    private static async Task<Answer> SendAsync(
        EmulatorSession session,
        bool derived,
        string key = "AK",
        string secret = "SK",
        TimeSpan skew = default,
        string scope = "cn-north-4/iotdm",
        string? body = null,
        params (string Name, string Value)[] headers)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body ?? Requests.Upgrade("d1").ToJsonString());
        HeaderDictionary signed = new() { ["Host"] = session.Emulator.BaseAddress.Authority };
        foreach ((string name, string value) in headers)
        {
            signed[name] = value;
        }

        TestSigner signer = new(key, secret, derived, session.Clock.GetUtcNow() + skew) { Scope = scope };
        signer.Sign("POST", ["v5", "iot", session.Emulator.ProjectId, "batchtasks"], [], signed, bytes);
        using HttpRequestMessage request = new(HttpMethod.Post, session.Root + "batchtasks") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/json");
        foreach ((string name, var value) in signed.Where(header => header.Key != "Host"))
        {
            request.Headers.TryAddWithoutValidation(name, value.ToString());
        }

        return await session.SendAsync(request);
    }
}
