using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Reads the answer that watching asks for again and again.</summary>
internal sealed class ShowBatchTaskResponseConverter : JsonConverter<ShowBatchTaskResponse>
{
    private static readonly MemberNames Names = new("batchtask", "task_details", "page");
    private static readonly RecordListConverter<SubTask> SubTasksConverter = new();

    /// <inheritdoc />
    public override ShowBatchTaskResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "The answer");
        BatchTask? task = null;
        IReadOnlyList<SubTask> details = [];
        Page? page = null;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    task = BatchTaskConverter.Instance.Read(ref reader, typeof(BatchTask), options);
                    break;
                case 1:
                    details = SubTasksConverter.Read(ref reader, typeof(IReadOnlyList<SubTask>), options);
                    break;
                case 2:
                    page = JsonReading.ReadBy(ref reader, PageConverter.Instance, options);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return task is null
            ? throw new JsonException("The answer holds no batchtask.")
            : new ShowBatchTaskResponse { BatchTask = task, TaskDetails = details, Page = page };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ShowBatchTaskResponse value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("batchtask"u8);
        BatchTaskConverter.Instance.Write(writer, value.BatchTask, options);
        writer.WritePropertyName("task_details"u8);
        SubTasksConverter.Write(writer, value.TaskDetails, options);
        if (value.Page is { } page)
        {
            writer.WritePropertyName("page"u8);
            PageConverter.Instance.Write(writer, page, options);
        }

        writer.WriteEndObject();
    }
}
