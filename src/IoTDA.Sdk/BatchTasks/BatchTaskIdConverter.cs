using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Reads a task's id and passes over the rest, which each page of its sub-tasks repeats.</summary>
internal sealed class BatchTaskIdConverter : JsonConverter<BatchTask>
{
    private static readonly MemberNames Names = new("task_id");

    public static BatchTaskIdConverter Instance { get; } = new();

    public override bool HandleNull => true;

    /// <inheritdoc />
    public override BatchTask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "A batch task");
        string? id = null;
        int times = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = Names.Find(ref reader, 0) == 0;
            reader.Read();
            if (isId)
            {
                id = JsonReading.ReadId(ref reader);
                times++;
            }
            else
            {
                reader.Skip();
            }
        }

        return times == 1 && !string.IsNullOrEmpty(id)
            ? new BatchTask { TaskId = id }
            : throw new JsonException("A batch task has no task_id, or more than one.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, BatchTask value, JsonSerializerOptions options)
        => BatchTaskConverter.Instance.Write(writer, value, options);
}
