using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.Benchmarks.Answers;

namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>
/// (b) What one writes by hand for these three calls: <see cref="HttpClient"/>, records of one's own, System.Text.Json with source generation,
/// the answer parsed from the stream.
/// </summary>
/// <param name="name">A short name for the table.</param>
/// <param name="http">Sends the requests; owned by the client.</param>
internal class HandWrittenClient(string name, HttpClient http) : ComparedClient
{
    protected static readonly MediaTypeHeaderValue Json = new("application/json") { CharSet = "utf-8" };

    public sealed override string Name => name;

    /// <summary>What every path is relative to.</summary>
    protected Uri BaseAddress => http.BaseAddress!;

    /// <summary>(b) One token for the life of the process, among the default headers.</summary>
    /// <param name="address">The server.</param>
    public static HandWrittenClient WithToken(Uri address) => new("b", PlainHttp.Create(address, Token));

    /// <summary>(bt) The token set for each request by a handler.</summary>
    /// <param name="address">The server.</param>
    public static HandWrittenClient WithTokenPerRequest(Uri address) => new("bt", PlainHttp.Create(address, null, new TokenPerRequest(Token)));

    public static CreateRequest Request(IReadOnlyList<string> targets) => new(
        TaskName, TaskType, targets, new DocumentRecord(PackageId, null), new PolicyRecord(null, Retries, RetryMinutes));

    public override async Task<string> CreateAsync(int count)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "batchtasks") { Content = Body(Request(TargetsOf(count))) };
        TaskRecord answer = await ExchangeAsync(request, HandWrittenJson.Default.TaskRecord);
        return answer.TaskId;
    }

    public override async Task<string> ShowAsync()
    {
        ShowAnswer answer = await ShowAsync(FixedAnswers.TaskId, 1, null);
        return answer.BatchTask.TaskId;
    }

    /// <summary>Shows a task with a page of its sub-tasks.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="limit">How many sub-tasks.</param>
    /// <param name="marker">Where the page starts; <see langword="null"/> for the first.</param>
    public Task<ShowAnswer> ShowAsync(string taskId, int limit, string? marker)
    {
        string path = marker is null
            ? $"batchtasks/{Uri.EscapeDataString(taskId)}?limit={limit}"
            : $"batchtasks/{Uri.EscapeDataString(taskId)}?limit={limit}&marker={Uri.EscapeDataString(marker)}";
        return ExchangeAsync(new HttpRequestMessage(HttpMethod.Get, path), HandWrittenJson.Default.ShowAnswer);
    }

    public override async Task<string> ListAsync()
    {
        var request = new HttpRequestMessage(
            HttpMethod.Get, $"batchtasks?task_type={Uri.EscapeDataString(TaskType)}&limit={FixedAnswers.ListLength}");
        ListAnswer answer = await ExchangeAsync(request, HandWrittenJson.Default.ListAnswer);
        string last = "";
        foreach (TaskRecord task in answer.BatchTasks)
        {
            last = task.TaskId;
        }

        return last;
    }

    public sealed override void Dispose() => http.Dispose();

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
        using HttpRequestMessage sent = request;
        Prepare(request);
        using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using Stream body = await response.Content.ReadAsStreamAsync();
        return await JsonSerializer.DeserializeAsync(body, typeInfo) ?? throw new InvalidOperationException("The answer is null.");
    }
}
