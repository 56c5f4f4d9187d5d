using IoTDA.Sdk.Benchmarks.Answers;
using Refit;

namespace IoTDA.Sdk.Benchmarks.Clients;

/// <summary>(d) Bare Refit: a generated interface over the hand-written client's records and metadata, no handlers, no checks.</summary>
internal sealed class RefitClient : ComparedClient
{
    private readonly HttpClient _http;
    private readonly IPlainBatchTaskApi _api;

    public RefitClient(Uri address)
    {
        _http = PlainHttp.Create(address, Token);
        var settings = new RefitSettings(new SystemTextJsonContentSerializer(HandWrittenJson.Default.Options))
        {
            // With a length, as the others send it.
            RequestBodySerialization = RequestBodySerializationMode.Buffered,
        };
        _api = RestService.ForGenerated<IPlainBatchTaskApi>(_http, settings);
    }

    public override string Name => "d";

    public override async Task<string> CreateAsync(int count)
    {
        TaskRecord answer = await _api.CreateAsync(HandWrittenClient.Request(TargetsOf(count)), CancellationToken.None);
        return answer.TaskId;
    }

    public override async Task<string> ShowAsync()
    {
        ShowAnswer answer = await _api.ShowAsync(FixedAnswers.TaskId, 1, CancellationToken.None);
        return answer.BatchTask.TaskId;
    }

    public override async Task<string> ListAsync()
    {
        ListAnswer answer = await _api.ListAsync(TaskType, FixedAnswers.ListLength, CancellationToken.None);
        string last = "";
        foreach (TaskRecord task in answer.BatchTasks)
        {
            last = task.TaskId;
        }

        return last;
    }

    public override void Dispose() => _http.Dispose();
}

/// <summary>The three operations, as one writes them for Refit.</summary>
internal interface IPlainBatchTaskApi
{
    [Post("/batchtasks")]
    Task<TaskRecord> CreateAsync([Body] CreateRequest body, CancellationToken cancellationToken);

    [Get("/batchtasks/{taskId}")]
    Task<ShowAnswer> ShowAsync(string taskId, int limit, CancellationToken cancellationToken);

    [Get("/batchtasks")]
    Task<ListAnswer> ListAsync([AliasAs("task_type")] string taskType, int limit, CancellationToken cancellationToken);
}
