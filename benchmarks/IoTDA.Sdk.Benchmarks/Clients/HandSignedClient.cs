using System.Buffers;
using System.Text.Json;

namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>(b2) The hand-written client with a pooled buffer for the body and a minimal signer.</summary>
internal sealed class HandSignedClient(Uri address) : HandWrittenClient("b2", PlainHttp.Create(address, null))
{
    public const string AccessKeyId = "BENCHMARKACCESSKEYID";
    public const string SecretAccessKey = "BenchmarkSecretAccessKeyOf40CharactersXY";

    private readonly HandWrittenSigner _signer = new(AccessKeyId, SecretAccessKey, address.Authority, ProjectId, InstanceId);

    protected override HttpContent Body(CreateRequest request)
    {
        var buffer = new PooledBytes();
        using (var writer = new Utf8JsonWriter((IBufferWriter<byte>)buffer))
        {
            JsonSerializer.Serialize(writer, request, HandWrittenJson.Default.CreateRequest);
        }

        return new PooledContent(buffer) { Headers = { ContentType = Json } };
    }

    protected override void Prepare(HttpRequestMessage request)
    {
        request.RequestUri = new Uri(BaseAddress, request.RequestUri!);
        _signer.Sign(request, request.Content is PooledContent content ? content.Bytes.Span : []);
    }
}
