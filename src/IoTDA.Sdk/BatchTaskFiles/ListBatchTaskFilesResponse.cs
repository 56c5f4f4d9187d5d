using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTaskFiles;

/// <summary>The answer of ListBatchTaskFiles.</summary>
internal sealed record ListBatchTaskFilesResponse
{
    [JsonPropertyName("files")]
    [JsonConverter(typeof(AnswerListConverter<BatchTaskFile>))]
    public IReadOnlyList<BatchTaskFile> Files { get; init => field = value ?? []; } = [];
}
