using BenchmarkDotNet.Attributes;
using IoTDA.Sdk.Authentication.Signing;
using IoTDA.Sdk.Benchmarks.Clients;

namespace IoTDA.Sdk.Benchmarks.Micro;

/// <summary>A signature, by both algorithms and by hand.</summary>
public class SigningBenchmarks
{
    private const string Host = "iotda.cn-north-4.myhuaweicloud.com";
    private const string Time = "20261122T080000Z";

    private static readonly Uri Address = new($"https://{Host}/v5/iot/{ComparedClient.ProjectId}/batchtasks?task_type=softwareUpgrade&limit=50");

    private readonly AccessKey _key = new(HandSignedClient.AccessKeyId, HandSignedClient.SecretAccessKey);
    private readonly RequestSigner _plain = new(null);
    private readonly RequestSigner _derived = new("cn-north-4");
    private readonly HandWrittenSigner _byHand = new(
        HandSignedClient.AccessKeyId, HandSignedClient.SecretAccessKey, Host, ComparedClient.ProjectId, ComparedClient.InstanceId);

    private readonly SignedHeader[] _headers =
    [
        new("host", Host), new("instance-id", ComparedClient.InstanceId), new("x-project-id", ComparedClient.ProjectId), new("x-sdk-date", Time),
    ];

    [Benchmark]
    public string SdkHmacSha256() => Sign(_plain);

    [Benchmark]
    public string V11HmacSha256() => Sign(_derived);

    [Benchmark]
    public void SdkHmacSha256ByHand()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        _byHand.Sign(request, []);
    }

    private string Sign(RequestSigner signer)
    {
        Span<byte> hash = stackalloc byte[32];
        CanonicalRequest.Hash("GET", Address.AbsolutePath, Address.Query.AsSpan(1), _headers, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"u8, hash);
        return signer.Authorization(_key, Time, _headers, hash);
    }
}
