using System.Globalization;
using IoTDA.Sdk.Authentication.Signing;

namespace IoTDA.Sdk.Tests.Authentication.Signing;

/// <summary>What a signed request looks like on the wire.</summary>
public sealed class SigningHandlerTests : IDisposable
{
    private const string Secret = "SecretKeyThatMustNotShow";
    private const string Signed = "V11-HMAC-SHA256 Credential=AK/20261122/cn-north-4/iotdm, SignedHeaders=host;instance-id;x-project-id;x-sdk-date, Signature=";

    private readonly ManualTimeProvider _clock = new();
    private readonly MockService _service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_signed_request_carries_time_project_and_signature_and_no_token()
    {
        _service.Answer(
            Bare("GET", "/batchtasks?task_type=deleteDevices&limit=50")
                .With("X-Sdk-Date", "20261122T080000Z").With("X-Project-Id", Clients.ProjectId).With("Authorization", Signed + "*"),
            Json(200, """{"batchtasks":[]}"""));
        using IoTDAClient client = Client(_service.Address, options => options.Region = "cn-north-4");

        await ListAsync(client);

        Assert.Empty(_service.Requests[0].Headers!.Keys.Intersect(["X-Auth-Token", "X-Sdk-Content-Sha256", "X-Security-Token"]));
    }

    [Fact]
    public async Task The_signature_is_that_of_the_request_as_it_is_sent()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Ok("""{"batchtasks":[]}"""));
        using IoTDAClient client = Client(server.Address, options => options.SigningAlgorithm = SigningAlgorithm.SdkHmacSha256);

        await ListAsync(client);

        StubRequest request = server.Request;
        SignedHeader[] headers =
        [
            new("host", $"127.0.0.1:{server.Address.Port.ToString(CultureInfo.InvariantCulture)}"),
            new("instance-id", Clients.InstanceId),
            new("x-project-id", Clients.ProjectId),
            new("x-sdk-date", "20261122T080000Z"),
        ];
        byte[] hash = new byte[32];
        CanonicalRequest.Hash(
            "GET", request.Path, request.Query, headers, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"u8, hash);
        Assert.Equal(headers[0].Value, request.Header("Host"));
        Assert.Equal(
            new RequestSigner(null).Authorization(new AccessKey("AK", Secret), "20261122T080000Z", headers, hash), request.Header("Authorization"));
    }

    [Fact]
    public async Task Each_try_is_signed_at_its_own_time_over_the_same_body()
    {
        _service.Answer(
            Bare("POST", "/batchtasks", """{"task_name":"Out","task_type":"deleteDevices","targets":["meter_1"]}"""),
            Json(429, "{}"), Json(201, """{"task_id":"5c8ba99030344005c02316ad"}"""));
        using IoTDAClient client = Client(_service.Address, options => options.Region = "cn-north-4");

        Task<BatchTask> create = client.BatchTasks.CreateAsync(
            new DeleteDevicesRequest { TaskName = "Out", Targets = BatchTargets.Devices("meter_1") }, Cancellation);
        await _clock.WhenDelayedAsync();
        _clock.Advance(TimeSpan.FromSeconds(2));
        await create;

        Assert.Single(_service.Bodies.Distinct());
        Assert.Equal(["20261122T080000Z", "20261122T080001Z"], _service.Header("X-Sdk-Date"));
        Assert.Equal(2, _service.Header("Authorization").Distinct().Count());
    }

    [Theory]
    [InlineData(SigningAlgorithm.SdkHmacSha256)]
    [InlineData(SigningAlgorithm.V11HmacSha256)]
    public async Task An_upload_is_signed_without_its_body_under_a_temporary_key(SigningAlgorithm algorithm)
    {
        _service.Answer(
            Upload().With("X-Sdk-Content-Sha256", "UNSIGNED-PAYLOAD").With("X-Security-Token", "SecurityToken")
                .With("Authorization", "*SignedHeaders=host;instance-id;x-project-id;x-sdk-content-sha256;x-sdk-date;x-security-token,*"),
            Json(201, """{"file_id":"f","file_name":"a.xlsx"}"""));
        using IoTDAClient client = Client(_service.Address, options =>
        {
            options.SigningAlgorithm = algorithm;
            options.Region = "cn-north-4";
            options.AccessKey!.SecurityToken = "SecurityToken";
        });

        using MemoryStream file = new([1, 2, 3]);
        await client.BatchTaskFiles.UploadAsync(file, "a.xlsx", Cancellation);
    }

    [Fact]
    public async Task A_path_without_a_query_is_signed_as_it_is_sent()
    {
        await using StubServer server = await StubServer.StartAsync(StubAnswer.Empty(204));
        using IoTDAClient client = Client(server.Address, options => options.SigningAlgorithm = SigningAlgorithm.SdkHmacSha256);

        await client.BatchTasks.DeleteAsync(Clients.TaskId, Cancellation);

        StubRequest request = server.Request;
        SignedHeader[] headers =
        [
            new("host", request.Header("Host")!),
            new("instance-id", Clients.InstanceId),
            new("x-project-id", Clients.ProjectId),
            new("x-sdk-date", "20261122T080000Z"),
        ];
        byte[] hash = new byte[32];
        CanonicalRequest.Hash(
            "DELETE", request.Path, "", headers, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"u8, hash);
        Assert.Equal(
            new RequestSigner(null).Authorization(new AccessKey("AK", Secret), "20261122T080000Z", headers, hash), request.Header("Authorization"));
    }

    [Fact]
    public async Task An_attempt_carries_its_own_signature_and_none_of_an_earlier_one()
    {
        _service.Answer(Upload(), Empty(429), Json(201, """{"file_id":"f","file_name":"a.xlsx"}"""));
        using IoTDAClient client = Client(_service.Address, options =>
        {
            options.Region = "cn-north-4";
            options.AccessKey!.SecurityToken = "SecurityToken";
        });

        using MemoryStream file = new([1, 2, 3]);
        await _clock.RunAsync(client.BatchTaskFiles.UploadAsync(file, "a.xlsx", Cancellation));

        Assert.All(_service.Header("X-Sdk-Date"), time => Assert.Equal(16, time.Length));
        Assert.Equal([Clients.ProjectId, Clients.ProjectId], _service.Header("X-Project-Id"));
        Assert.Equal(["UNSIGNED-PAYLOAD", "UNSIGNED-PAYLOAD"], _service.Header("X-Sdk-Content-Sha256"));
        Assert.Equal(["SecurityToken", "SecurityToken"], _service.Header("X-Security-Token"));
        Assert.All(_service.Header("Authorization"), header => Assert.Equal(2, header.Split("Signature=").Length));
    }

    [Theory]
    [InlineData("https://iotda.example/v5", "iotda.example")]
    [InlineData("https://iotda.example:8443", "iotda.example:8443")]
    [InlineData("http://iotda.example:80", "iotda.example")]
    [InlineData("https://[::1]:8443", "[::1]:8443")]
    [InlineData("https://[::1]", "[::1]")]
    [InlineData("https://bücher.example:8443", "xn--bcher-kva.example:8443")]
    public void The_host_is_signed_as_the_header_has_it(string endpoint, string host)
        => Assert.Equal(host, SigningHandler.HostOf(new Uri(endpoint)));

    [Theory]
    [InlineData(SigningAlgorithm.Auto, null, "iotda.cn-north-4.myhuaweicloud.com", SigningAlgorithm.SdkHmacSha256, null)]
    [InlineData(SigningAlgorithm.Auto, null, "9bc34xxxxx.st1.iotda-app.cn-north-4.myhuaweicloud.com", SigningAlgorithm.V11HmacSha256, "cn-north-4")]
    [InlineData(SigningAlgorithm.V11HmacSha256, "cn-south-1", "9bc34xxxxx.st1.iotda-app.cn-north-4.myhuaweicloud.com", SigningAlgorithm.V11HmacSha256, "cn-south-1")]
    [InlineData(SigningAlgorithm.V11HmacSha256, null, "iotda.example", SigningAlgorithm.V11HmacSha256, null)]
    [InlineData(SigningAlgorithm.SdkHmacSha256, "cn-north-4", "iotda.example", SigningAlgorithm.SdkHmacSha256, null)]
    public void The_algorithm_follows_from_the_instance_s_host_unless_it_is_set(
        SigningAlgorithm set, string? region, string host, SigningAlgorithm name, string? signedRegion)
        => Assert.Equal(new Algorithm(name, signedRegion), Algorithm.Of(set, region, new Uri("https://" + host)));

    [Theory]
    [InlineData(401, 20, "20 minutes ahead of")]
    [InlineData(403, -75, "75 minutes behind")]
    [InlineData(401, 10, null)]
    [InlineData(404, 20, null)]
    public async Task A_refusal_that_reveals_a_wrong_clock_says_so(int status, int minutesAhead, string? says)
    {
        string serviceTime = _clock.GetUtcNow().AddMinutes(-minutesAhead).ToString("R", CultureInfo.InvariantCulture);
        await using StubServer server = await StubServer.StartAsync(
            StubAnswer.Json(status, """{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information"}""", ("Date", serviceTime)));
        using IoTDAClient client = Client(server.Address, options => options.Region = "cn-north-4");

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => ListAsync(client));

        Assert.Equal(says is not null, refused.Message.Contains("set the clock right", StringComparison.Ordinal));
        Assert.Contains(says ?? "Incorrect IAM", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_repeats_the_request_does_not_bring_its_secrets_into_the_exception()
    {
        const string token = "SecurityTokenThatMustNotShow+0123456789abcdefghijklmnopqrstuvwxyz";
        await using StubServer server = await StubServer.StartAsync(request => StubAnswer.Json(
            401,
            $$"""{"error_code":"APIGW.0301","error_msg":"verify aksk signature fail, x-security-token:{{token}}|authorization:{{request.Header("Authorization")}}|{{token[..30]}}"}"""));
        using IoTDAClient client = Client(server.Address, options =>
        {
            options.Region = "cn-north-4";
            options.AccessKey!.SecurityToken = token;
        });

        var refused = await Assert.ThrowsAsync<IoTDAServiceException>(() => ListAsync(client));

        string signature = server.Request.Header("Authorization")!.Split("Signature=")[1];
        Assert.Contains("Credential=AK/", refused.Message, StringComparison.Ordinal);
        Assert.Contains("x-security-token:***|", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("MustNotShow", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(signature, refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_fails_is_an_exception_that_says_that_nothing_was_sent()
    {
        IoTDAClientOptions options = Clients.Options(_service.Address, options => options.Token = null);
        options.Region = "cn-north-4";
        using IoTDAClient client = IoTDAClient.Create(options, accessKeyProvider: new FailingProvider());

        var failed = await Assert.ThrowsAsync<IoTDACredentialException>(() => ListAsync(client));

        Assert.Equal(("ListBatchTasks", false), (failed.Operation, failed.MayHaveExecuted));
        Assert.Contains("The vault is sealed.", failed.Message, StringComparison.Ordinal);
    }

    private static async Task ListAsync(IoTDAClient client)
    {
        await foreach (BatchTask task in client.BatchTasks.ListAsync(new BatchTaskQuery(BatchTaskType.DeleteDevices), Cancellation))
        {
            Assert.Fail($"{task} is not on the server.");
        }
    }

    private IoTDAClient Client(Uri address, Action<IoTDAClientOptions> configure)
        => Clients.Of(address, _clock, options =>
        {
            options.Token = null;
            options.AccessKey = new AccessKeyOptions { AccessKeyId = "AK", SecretAccessKey = Secret };
            configure(options);
        });

    private sealed class FailingProvider : IAccessKeyProvider
    {
        public ValueTask<AccessKey> GetAccessKeyAsync(CancellationToken cancellationToken) => throw new HttpRequestException("The vault is sealed.");
    }
}
