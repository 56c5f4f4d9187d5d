using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.SubTasks;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Reads a task and a page of its sub-tasks.</summary>
/// <param name="task">Reads as much of the task as is wanted.</param>
internal abstract class ShowBatchTaskResponseConverter<T>(JsonConverter<BatchTask> task) : JsonConverter<T>
    where T : ShowBatchTaskResponse
{
    private static readonly MemberNames Names = new("batchtask", "task_details", "page");

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "The answer");
        BatchTask? shown = null;
        IReadOnlyList<SubTask> details = [];
        Page? page = null;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    shown = task.Read(ref reader, typeof(BatchTask), options);
                    break;
                case 1:
                    details = AnswerList.Read(ref reader, SubTaskConverter.Instance, options);
                    break;
                case 2:
                    page = members.ReadRecord(ref reader, PageConverter.Instance, options);
                    break;
                default:
                    members.Skip(ref reader);
                    break;
            }
        }

        return shown is null ? throw new JsonException("The answer holds no batchtask.") : Create(shown, new PageOf<SubTask>(details, page));
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("batchtask"u8);
        BatchTaskConverter.Instance.Write(writer, value.BatchTask, options);
        writer.WritePropertyName("task_details"u8);
        AnswerList.Write(writer, value.SubTasks.Items, SubTaskConverter.Instance, options);
        if (value.SubTasks.Page is { } page)
        {
            writer.WritePropertyName("page"u8);
            PageConverter.Instance.Write(writer, page, options);
        }

        writer.WriteEndObject();
    }

    protected abstract T Create(BatchTask task, PageOf<SubTask> subTasks);
}

/// <summary>Reads the whole task.</summary>
internal sealed class WholeTaskConverter() : ShowBatchTaskResponseConverter<ShowBatchTaskResponse>(BatchTaskConverter.Instance)
{
    protected override ShowBatchTaskResponse Create(BatchTask task, PageOf<SubTask> subTasks)
        => new() { BatchTask = task, SubTasks = subTasks };
}

/// <summary>Reads the task without its targets.</summary>
internal sealed class PolledTaskConverter() : ShowBatchTaskResponseConverter<PolledBatchTask>(BatchTaskConverter.WithoutTargets)
{
    protected override PolledBatchTask Create(BatchTask task, PageOf<SubTask> subTasks)
        => new() { BatchTask = task, SubTasks = subTasks };
}

/// <summary>Reads nothing of the task but its id.</summary>
internal sealed class SubTaskPageConverter() : ShowBatchTaskResponseConverter<SubTaskPage>(BatchTaskIdConverter.Instance)
{
    protected override SubTaskPage Create(BatchTask task, PageOf<SubTask> subTasks)
        => new() { BatchTask = task, SubTasks = subTasks };
}
