using System.Security.Cryptography;
using System.Text;
using IoTDA.Sdk.Authentication.Signing;

namespace IoTDA.Sdk.Tests.Authentication.Signing;

/// <summary>The vectors of the official .NET and Go SDKs, and one in the shape of an IoTDA request.</summary>
public sealed class SignatureVectorTests
{
    private const string Vpcs = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs";
    private const string VpcsQuery = "limit=2&marker=13551d6b-755d-4757-b956-536f674975c0";
    private const string Vpc = "/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpc/123";
    private const string VpcBody = """{"key":"value"}""";
    private const string Time = "20191115T033655Z";

    private static readonly AccessKey Key = new("AccessKey", "SecretKey");
    private static readonly SignedHeader[] HostAndDate = [new("host", "service.region.example.com"), new("x-sdk-date", Time)];
    private static readonly SignedHeader[] GoDate = [new("x-sdk-date", "20060102T150405Z")];

    [Theory]
    [InlineData("GET", Vpcs, VpcsQuery, "", "0e84e7853cf87931d965c80e83bffb15aa865326db3a6f57aa2560a7601dfe18")]
    [InlineData("POST", Vpc, "", VpcBody, "79be7a43859f485df125c417ebb8821754c7ed42f6742ce8b0fd74b2b303446d")]
    public void The_canonical_request_hashes_as_in_the_dotnet_sdk(string method, string path, string query, string body, string hash)
        => Assert.Equal(hash, Convert.ToHexStringLower(Hash(method, path, query, HostAndDate, body)));

    [Theory]
    [InlineData(null, "GET", Vpcs, VpcsQuery, "", "fd95e7da6f695cfb4cabbb9d6b0968aec155bc576b064835282473539ae9ea1d")]
    [InlineData(null, "POST", Vpc, "", VpcBody, "b5649aa774f6cac7437631662f08815fc65c70e40e486df6db2436ce68902771")]
    [InlineData("cn-north-4", "GET", Vpcs, VpcsQuery, "", "b09b78869129ef7a9517c2a8529306649a5a62c8847215dd2a483337bf50a59a")]
    [InlineData("cn-north-4", "POST", Vpc, "", VpcBody, "0eac96eadf9e032db6f42b53872e9cdf4d638073898c313aa4bce81be01b0753")]
    public void The_requests_of_the_dotnet_sdk_are_signed_alike(string? region, string method, string path, string query, string body, string signature)
    {
        string authorization = new RequestSigner(region).Authorization(Key, Time, HostAndDate, Hash(method, path, query, HostAndDate, body));

        Assert.Equal(
            region is null
                ? $"SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-sdk-date, Signature={signature}"
                : $"V11-HMAC-SHA256 Credential=AccessKey/20191115/cn-north-4/iotdm, SignedHeaders=host;x-sdk-date, Signature={signature}",
            authorization);
    }

    [Theory]
    [InlineData(null, "GET", "limit=1", "", "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624")]
    [InlineData(null, "POST", "key=value", "{\"Name\":\"test\",\"Id\":1}\n", "cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59")]
    [InlineData("test-region-1", "GET", "limit=1", "", "8fd3610508884bb19718317797c7378716a94bc740d97502e569322e366341cc")]
    [InlineData("test-region-1", "POST", "key=value", "{\"Name\":\"test\",\"Id\":1}\n", "4112f88b92d82dd1e1b7dd142f1e99e4f1762c42ca8fe0968b3045120870a903")]
    public void The_requests_of_the_go_sdk_are_signed_alike(string? region, string method, string query, string body, string signature)
    {
        byte[] hash = Hash(method, "/path", query, GoDate, body);

        string authorization = new RequestSigner(region, "demo").Authorization(Key, "20060102T150405Z", GoDate, hash);

        Assert.EndsWith($", SignedHeaders=x-sdk-date, Signature={signature}", authorization, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_of_an_instance_of_its_own_is_signed_with_a_derived_key()
    {
        SignedHeader[] headers =
        [
            new("host", "9bc34xxxxx.st1.iotda-app.cn-north-4.myhuaweicloud.com"),
            new("instance-id", "e495cf17-ff79-4294-8f64-4d367919d665"),
            new("x-project-id", "77b6a44cba5143ab91d13ab9a8ff44fd"),
            new("x-sdk-date", Time),
        ];

        byte[] hash = Hash(
            "GET", "/v5/iot/77b6a44cba5143ab91d13ab9a8ff44fd/batchtasks", "task_type=createDevices&limit=50&offset=0", headers, "");
        string authorization = new RequestSigner("cn-north-4").Authorization(Key, Time, headers, hash);

        Assert.Equal("fa1442ffe436e9238711e12d8bb2a2502b41fd3a3fb2c6b4559c6b5f41737e75", Convert.ToHexStringLower(hash));
        Assert.Equal(
            "V11-HMAC-SHA256 Credential=AccessKey/20191115/cn-north-4/iotdm, SignedHeaders=host;instance-id;x-project-id;x-sdk-date, "
                + "Signature=af128553b3aee54d16347d2a218b5ca3e2bc2c792bbf23bf2a88a6c1b9b1ceda",
            authorization);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cn-north-4")]
    public void A_signature_allocates_nothing_but_its_text(string? region)
    {
        const int times = 100;
        RequestSigner signer = new(region);
        byte[] payload = new byte[64];
        byte[] hash = new byte[32];
        string authorization = Sign();
        long before = GC.GetAllocatedBytesForCurrentThread();

        for (int i = 0; i < times; i++)
        {
            Sign();
        }

        long each = (GC.GetAllocatedBytesForCurrentThread() - before) / times;

        Assert.InRange(each, 0, (2 * authorization.Length) + 64);

        string Sign()
        {
            CanonicalRequest.Hash("GET", Vpcs, VpcsQuery, HostAndDate, payload, hash);
            return signer.Authorization(Key, Time, HostAndDate, hash);
        }
    }

    [Theory]
    [InlineData("20060102", "test-region-1", "demo", "fded840bf50eb1da840c631cec6649d58c4df22167c366bce4534ec85997f429")]
    [InlineData("20191115", "cn-north-4", "iotdm", "7b74fbc20a297c1027d482f0f558e900730d3d69f1af8915b86c83070aeaae29")]
    public void Keys_are_derived_for_date_region_and_service(string date, string region, string service, string text)
    {
        SigningKey derived = SigningKey.Derive(Key, date, region, service);

        Assert.Equal(text, Encoding.ASCII.GetString(derived.Text));
        Assert.Equal($"{date}/{region}/{service}", Encoding.ASCII.GetString(derived.Info));
        Assert.True(derived.IsFor(new AccessKey("AccessKey", "SecretKey"), date));
        Assert.False(derived.IsFor(new AccessKey("AccessKey", "OtherKey"), date));
        Assert.False(derived.IsFor(new AccessKey("OtherKey", "SecretKey"), date));
        Assert.False(derived.IsFor(Key, "20191116"));
    }

    [Fact]
    public void The_canonical_query_is_that_of_the_go_sdk()
        => Assert.Equal(
            "enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123&test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29",
            Query("test=" + Uri.EscapeDataString("一 (&=?!#%.*)") + "&multi=3&path=/tmp/123&limit=1&multi=1&enable=true&multi=2"));

    [Theory]
    [InlineData("", "")]
    [InlineData("b&a", "a=&b=")]
    [InlineData("a=%2f&a=%2F%7e", "a=%2F&a=%2F~")]
    [InlineData("a-b=1&a=2&a%2Bb=3", "a=2&a%2Bb=3&a-b=1")]
    [InlineData("a=1%&b=%zz", "a=1%25&b=%25zz")]
    [InlineData("a=%4", "a=%254")]
    [InlineData("&a=1&&b=2&", "a=1&b=2")]
    [InlineData("=1", "=1")]
    [InlineData("a%7C=1&ab=2&a%2B=3", "a%2B=3&ab=2&a%7C=1")]
    public void A_query_has_one_canonical_spelling(string query, string expected) => Assert.Equal(expected, Query(query));

    [Fact]
    public void More_parameters_than_fit_on_the_stack_are_sorted_too()
    {
        IEnumerable<string> sorted = Enumerable.Range(100, 100).Select(number => $"p{number}={new string('v', 40)}");

        Assert.Equal(string.Join('&', sorted), Query(string.Join('&', sorted.Reverse())));
    }

    private static byte[] Hash(string method, string path, string query, SignedHeader[] headers, string body)
    {
        byte[] hash = new byte[32];
        string payload = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        CanonicalRequest.Hash(method, path, query, headers, Encoding.ASCII.GetBytes(payload), hash);
        return hash;
    }

    private static string Query(string query)
    {
        Utf8Text text = new(stackalloc byte[16]);
        try
        {
            CanonicalQuery.Append(ref text, query);
            return Encoding.UTF8.GetString(text.Written);
        }
        finally
        {
            text.Dispose();
        }
    }
}
