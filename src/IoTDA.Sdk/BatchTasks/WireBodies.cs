using System.Text.Json.Serialization;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>The answer of ShowBatchTask: the task and one page of its sub-tasks.</summary>
[JsonConverter(typeof(WholeTaskConverter))]
internal record ShowBatchTaskResponse
{
    public required BatchTask BatchTask { get; init; }

    public PageOf<SubTask> SubTasks { get; init; } = new([], null);

    /// <summary>Checks that the answer is about the task that was asked for.</summary>
    /// <exception cref="IoTDATransportException">It is about another.</exception>
    public void ThrowIfOther(string taskId)
    {
        if (BatchTask.TaskId != taskId)
        {
            throw new IoTDATransportException(
                "ShowBatchTask", "was answered with another task than the one that was asked for", mayHaveExecuted: true, isTransient: false, null, isRead: true);
        }
    }
}

/// <summary>The same answer, of which the task's targets are not wanted.</summary>
[JsonConverter(typeof(PolledTaskConverter))]
internal sealed record PolledBatchTask : ShowBatchTaskResponse;

/// <summary>The same answer, of which nothing but the sub-tasks is wanted.</summary>
[JsonConverter(typeof(SubTaskPageConverter))]
internal sealed record SubTaskPage : ShowBatchTaskResponse;

/// <summary>The body of stop, retry and confirm; without targets it means every sub-task that the call can act on.</summary>
internal sealed record BatchTargetsBody
{
    [JsonPropertyName("targets")]
    public IReadOnlyList<string>? Targets { get; init; }
}

/// <summary>The answer of stop, retry and confirm.</summary>
internal sealed record BatchTargetsResponse
{
    [JsonPropertyName("targets")]
    [JsonConverter(typeof(AnswerListConverter<BatchTargetResult>))]
    public IReadOnlyList<BatchTargetResult> Targets { get; init => field = value ?? []; } = [];
}
