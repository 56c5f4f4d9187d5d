using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.Wire;

namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>
/// (b) What one writes by hand for these three calls: <see cref="HttpClient"/>, records of one's own, System.Text.Json with source generation,
/// the answer parsed from the stream.
/// </summary>
/// <param name="address">The server.</param>
/// <param name="token">The token; <see langword="null"/> where requests are signed.</param>
internal class HandWrittenClient(Uri address, string? token) : ComparedClient
{
    protected static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http = CreateHttpClient(address, token);
    private readonly CreateRequest _one = Request(1);
    private readonly CreateRequest _many = Request(ManyTargets);

    public override string Name => "b";

    /// <summary>What every path is relative to.</summary>
    protected Uri BaseAddress => _http.BaseAddress!;

    public static HttpClient CreateHttpClient(Uri address, string? token)
    {
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), UseCookies = false, AllowAutoRedirect = false };
        var http = new HttpClient(handler) { BaseAddress = new Uri(address, $"v5/iot/{ProjectId}/") };
        if (token is not null)
        {
            http.DefaultRequestHeaders.Add("X-Auth-Token", token);
        }

        http.DefaultRequestHeaders.Add("Instance-Id", InstanceId);
        http.DefaultRequestHeaders.UserAgent.ParseAdd("HandWritten/1.0");
        return http;
    }

    public static CreateRequest Request(int count) => new(
        TaskName,
        "softwareUpgrade",
        count == ManyTargets ? Targets : Targets[..count],
        new DocumentRecord(PackageId, null),
        new PolicyRecord(null, Retries, RetryMinutes));

    public override async Task<string> CreateAsync(int count)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "batchtasks") { Content = Body(count == 1 ? _one : _many) };
        TaskRecord answer = await ExchangeAsync(request, HandWrittenJson.Default.TaskRecord);
        return answer.TaskId;
    }

    public override async Task<string> ShowAsync()
    {
        const string taskId = "5c8ba99030344005c02316ad";
        using var request = new HttpRequestMessage(HttpMethod.Get, $"batchtasks/{Uri.EscapeDataString(taskId)}?limit=1");
        ShowAnswer answer = await ExchangeAsync(request, HandWrittenJson.Default.ShowAnswer);
        return answer.BatchTask.TaskId;
    }

    public override async Task<string> ListAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "batchtasks?task_type=softwareUpgrade&limit=50");
        ListAnswer answer = await ExchangeAsync(request, HandWrittenJson.Default.ListAnswer);
        string last = "";
        foreach (TaskRecord task in answer.BatchTasks)
        {
            last = task.TaskId;
        }

        return last;
    }

    public sealed override void Dispose() => _http.Dispose();

    /// <summary>The body of a create, with a length as the service's gateway wants it.</summary>
    /// <param name="request">The request.</param>
    protected virtual HttpContent Body(CreateRequest request)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(request, HandWrittenJson.Default.CreateRequest));
        content.Headers.ContentType = Json;
        return content;
    }

    /// <summary>Adds what changes with each request.</summary>
    /// <param name="request">The request.</param>
    protected virtual void Prepare(HttpRequestMessage request)
    {
    }

    private async Task<T> ExchangeAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> typeInfo)
    {
        Prepare(request);
        using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using Stream body = await response.Content.ReadAsStreamAsync();
        return await JsonSerializer.DeserializeAsync(body, typeInfo) ?? throw new InvalidOperationException("The answer is null.");
    }
}
