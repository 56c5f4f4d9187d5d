using System.Text;
using IoTDA.Sdk.Emulator.Credentials.Signatures;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;
using Microsoft.AspNetCore.Http;

namespace IoTDA.Sdk.Emulator.Tests.Credentials.Signatures;

/// <summary>
/// Known answers: from the tests of the official .NET SDK (1) and Go SDK (2), their derived counterparts by an independent computation,
/// and a request of this API (3) computed the same way.
/// </summary>
public sealed class SignatureVectorTests
{
    private const string Project = "77b6a44cba5143ab91d13ab9a8ff44fd";
    private const string List = $"/v1/{Project}/vpcs?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
    private const string Post = $"/v1/{Project}/vpc/123";
    private const string GoBody = "{\"Name\":\"test\",\"Id\":1}\n";
    private const string Iotda = $"/v5/iot/{Project}/batchtasks?task_type=createDevices&limit=50&offset=0";

    private static readonly EmulatedAccessKey Key = new("AccessKey", "SecretKey");

    [Theory]
    [InlineData("GET", List, "", "0e84e7853cf87931d965c80e83bffb15aa865326db3a6f57aa2560a7601dfe18")]
    [InlineData("POST", Post, """{"key":"value"}""", "79be7a43859f485df125c417ebb8821754c7ed42f6742ce8b0fd74b2b303446d")]
    public void Canonical_requests_have_the_known_hashes(string method, string target, string body, string hash)
        => Assert.Equal(hash, Hash(method, target, NetSdk(), "host;x-sdk-date", body));

    [Fact]
    public void The_canonical_request_of_this_api_has_the_known_hash() => Assert.Equal(
        "fa1442ffe436e9238711e12d8bb2a2502b41fd3a3fb2c6b4559c6b5f41737e75",
        Hash("GET", Iotda, IotdaHeaders(), "host;instance-id;x-project-id;x-sdk-date", string.Empty));

    [Theory]
    [InlineData("20060102/test-region-1/demo", "fded840bf50eb1da840c631cec6649d58c4df22167c366bce4534ec85997f429")]
    [InlineData("20191115/cn-north-4/iotdm", "7b74fbc20a297c1027d482f0f558e900730d3d69f1af8915b86c83070aeaae29")]
    public void Derived_keys_are_the_known_ones(string scope, string key)
        => Assert.Equal(key, Signature.DerivedKey(Key.AccessKeyId, Key.SecretAccessKey, scope));

    [Theory]
    [InlineData("GET", List, "", "fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d")]
    [InlineData("POST", Post, """{"key":"value"}""", "b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771")]
    public void Vectors_of_the_net_sdk_verify(string method, string target, string body, string signature)
        => Verify(method, target, body, NetSdk(), $"SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature={signature}");

    [Theory]
    [InlineData("GET", List, "", "b09b78869129ef7a9517c2a8529306649a5a62c8847215dd2a483337bf50a59a")]
    [InlineData("POST", Post, """{"key":"value"}""", "0eac96eadf9e032db6f42b53872e9cdf4d638073898c313aa4bce81be01b0753")]
    public void Vectors_of_the_net_sdk_verify_derived(string method, string target, string body, string signature) => Verify(
        method,
        target,
        body,
        NetSdk(),
        $"V11-HMAC-SHA256 Credential=AccessKey/20191115/cn-north-4/iotdm, SignedHeaders=host;x-sdk-date, Signature={signature}");

    [Theory]
    [InlineData("GET", "/path?limit=1", "", "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624")]
    [InlineData("POST", "/path?key=value", GoBody, "cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59")]
    public void Vectors_of_the_go_sdk_verify(string method, string target, string body, string signature)
        => Verify(method, target, body, GoSdk(), $"SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=x-sdk-date, Signature={signature}");

    [Theory]
    [InlineData("GET", "/path?limit=1", "", "8fd3610508884bb19718317797c7378716a94bc740d97502e569322e366341cc")]
    [InlineData("POST", "/path?key=value", GoBody, "4112f88b92d82dd1e1b7dd142f1e99e4f1762c42ca8fe0968b3045120870a903")]
    public void Vectors_of_the_go_sdk_verify_derived(string method, string target, string body, string signature) => Verify(
        method,
        target,
        body,
        GoSdk(),
        $"V11-HMAC-SHA256 Credential=AccessKey/20060102/test-region-1/demo, SignedHeaders=x-sdk-date, Signature={signature}",
        "test-region-1",
        "demo");

    [Fact]
    public void The_vector_of_this_api_verifies_derived() => Verify(
        "GET",
        Iotda,
        string.Empty,
        IotdaHeaders(),
        "V11-HMAC-SHA256 Credential=AccessKey/20191115/cn-north-4/iotdm, SignedHeaders=host;instance-id;x-project-id;x-sdk-date, "
        + "Signature=af128553b3aee54d16347d2a218b5ca3e2bc2c792bbf23bf2a88a6c1b9b1ceda");

    [Fact]
    public void The_canonical_query_is_sorted_by_name_and_value_and_percent_encoded()
    {
        const string Raw = "/p?test=%e4%b8%80%20(%26%3D%3F!%23%25.*)&path=/tmp/123&multi=3&multi=1&limit=1&multi=2&enable=true";
        string canonical = CanonicalRequest.Of("GET", Raw, GoSdk(), ["x-sdk-date"], default);

        Assert.Equal(
            "enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29",
            canonical.Split('\n')[2]);
    }

    [Theory]
    [InlineData("/a%2fb/%41~c", "/a%2Fb/A~c/")]
    [InlineData("/a+b/%E4%B8%AD%zz%", "/a%2Bb/%E4%B8%AD%25zz%25/")]
    [InlineData("/", "/")]
    public void The_canonical_path_encodes_each_segment_and_ends_with_a_slash(string path, string canonical)
        => Assert.Equal(canonical, CanonicalRequest.Of("GET", path, GoSdk(), ["x-sdk-date"], default).Split('\n')[1]);

    private static HeaderDictionary NetSdk() => new() { ["Host"] = "service.region.example.com", ["X-Sdk-Date"] = "20191115T033655Z" };

    private static HeaderDictionary GoSdk() => new() { ["X-Sdk-Date"] = "20060102T150405Z" };

    private static HeaderDictionary IotdaHeaders() => new()
    {
        ["Host"] = "9bc34xxxxx.st1.iotda-app.cn-north-4.myhuaweicloud.com",
        ["X-Sdk-Date"] = "20191115T033655Z",
        ["Instance-Id"] = "e495cf17-ff79-4294-8f64-4d367919d665",
        ["X-Project-Id"] = Project,
    };

    private static string Hash(string method, string target, HeaderDictionary headers, string signed, string body)
        => CanonicalRequest.Hash(Encoding.UTF8.GetBytes(
            CanonicalRequest.Of(method, target, headers, signed.Split(';'), Encoding.UTF8.GetBytes(body))));

    private static void Verify(
        string method,
        string target,
        string body,
        HeaderDictionary headers,
        string authorization,
        string region = "cn-north-4",
        string service = SignatureVerifier.IoTDAService)
    {
        SignatureVerifier verifier = new([Key], region, service);
        AuthorizationHeader header = AuthorizationHeader.Parse(authorization)!;
        DateTimeOffset now = TimeStamp.Parse(headers["X-Sdk-Date"])!.Value;
        byte[] bytes = Encoding.UTF8.GetBytes(body);

        verifier.Verify(header, method, target, headers, bytes, now);
        Assert.Throws<RequestRefusedException>(() => verifier.Verify(header, "PUT", target, headers, bytes, now));
    }
}
