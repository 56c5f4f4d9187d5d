using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Emulator.Tests;

/// <summary>An emulator on a clock of the test's own, and plain HTTP requests to it.</summary>
internal sealed class EmulatorSession : IAsyncDisposable
{
    private readonly HttpClient _http;

    private EmulatorSession(IoTDAEmulator emulator, ManualTimeProvider clock)
    {
        Emulator = emulator;
        Clock = clock;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = emulator.BaseAddress };
    }

    public IoTDAEmulator Emulator { get; }

    public ManualTimeProvider Clock { get; }

    public string Root => $"v5/iot/{Emulator.ProjectId}/";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<EmulatorSession> StartAsync(Action<EmulatorOptions>? configure = null)
    {
        ManualTimeProvider clock = new();
        EmulatorOptions options = new() { TimeProvider = clock };
        configure?.Invoke(options);
        return new EmulatorSession(await IoTDAEmulator.StartAsync(options, Cancellation), clock);
    }

    /// <summary>Sends a request as it is, without a token.</summary>
    public async Task<Answer> SendAsync(HttpRequestMessage request)
        => await Answer.ReadAsync(await _http.SendAsync(request, Cancellation), Cancellation);

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using HttpRequestMessage request = Request(method, path, content);
        return await SendAsync(request);
    }

    /// <summary>Sends a request and gives back what arrived as soon as its head has.</summary>
    public async Task<HttpResponseMessage> SendRawAsync(HttpMethod method, string path, HttpContent? content, CancellationToken abandon)
    {
        using HttpRequestMessage request = Request(method, path, content);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(abandon, Cancellation);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Answer> PostAsync(string path, string json)
        => SendAsync(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"));

    public Task<Answer> CreateAsync(JsonObject body) => PostAsync("batchtasks", body.ToJsonString());

    public async Task<string> CreateIdAsync(JsonObject body)
    {
        Answer answer = await CreateAsync(body);
        Assert.True(answer.Status == System.Net.HttpStatusCode.Created, answer.ToString());
        return answer.Json["task_id"]!.GetValue<string>();
    }

    public async Task<JsonObject> ShowAsync(string taskId) => (await GetAsync($"batchtasks/{taskId}")).Json["batchtask"]!.AsObject();

    public async Task<string> StatusAsync(string taskId) => (await ShowAsync(taskId))["status"]!.GetValue<string>();

    public Task<Answer> UploadAsync(string fileName, int size = 10, string partName = "file")
        => SendAsync(HttpMethod.Post, "batchtask-files", FileForm(fileName, size, partName));

    public static HttpContent FileForm(string fileName, int size = 10, string partName = "file")
    {
        ByteArrayContent part = new(new byte[size]);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { part, partName, fileName } };
    }

    private HttpRequestMessage Request(HttpMethod method, string path, HttpContent? content)
    {
        HttpRequestMessage request = new(method, Root + path) { Content = content };
        request.Headers.Add("X-Auth-Token", Emulator.Token);
        return request;
    }

    public void Wait(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Emulator.DisposeAsync();
    }
}
