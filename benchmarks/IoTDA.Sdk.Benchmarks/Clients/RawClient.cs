using System.Net.Http.Headers;
using System.Text.Json;
using IoTDA.Sdk.Benchmarks.Answers;

namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>(a) The floor: bytes that were serialised before, sent by a bare <see cref="HttpClient"/>; the answer is read and not parsed.</summary>
internal sealed class RawClient(Uri address) : ComparedClient
{
    private static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    private readonly HttpClient _http = PlainHttp.Create(address, Token);
    private readonly byte[] _one = JsonSerializer.SerializeToUtf8Bytes(HandWrittenClient.Request(TargetsOf(1)), HandWrittenJson.Default.CreateRequest);
    private readonly byte[] _many = JsonSerializer.SerializeToUtf8Bytes(HandWrittenClient.Request(TargetsOf(ManyTargets.Count)), HandWrittenJson.Default.CreateRequest);

    public override string Name => "a";

    public override async Task<string> CreateAsync(int count)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "batchtasks") { Content = new ByteArrayContent(count == 1 ? _one : _many) };
        request.Content.Headers.ContentType = Json;
        return await ExchangeAsync(request);
    }

    public override async Task<string> ShowAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "batchtasks/5c8ba99030344005c02316ad?limit=1");
        return await ExchangeAsync(request);
    }

    public override async Task<string> ListAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "batchtasks?task_type=softwareUpgrade&limit=50");
        await ExchangeAsync(request);
        return FixedAnswers.Id(FixedAnswers.ListLength - 1);
    }

    public override void Dispose() => _http.Dispose();

    private async Task<string> ExchangeAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await response.Content.CopyToAsync(Stream.Null);
        return FixedAnswers.TaskId;
    }
}
