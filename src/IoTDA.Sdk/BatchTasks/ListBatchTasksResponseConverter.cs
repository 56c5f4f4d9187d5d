using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Paging;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Reads a page of tasks without their targets.</summary>
internal sealed class ListBatchTasksResponseConverter : JsonConverter<ListBatchTasksResponse>
{
    private static readonly MemberNames Names = new("batchtasks", "page");

    /// <inheritdoc />
    public override ListBatchTasksResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "The answer");
        IReadOnlyList<BatchTask> tasks = [];
        Page? page = null;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    tasks = AnswerList.Read(ref reader, BatchTaskConverter.WithoutTargets, options);
                    break;
                case 1:
                    page = members.ReadRecord(ref reader, PageConverter.Instance, options);
                    break;
                default:
                    members.Skip(ref reader);
                    break;
            }
        }

        return new ListBatchTasksResponse { BatchTasks = tasks, Page = page };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, ListBatchTasksResponse value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("batchtasks"u8);
        AnswerList.Write(writer, value.BatchTasks, BatchTaskConverter.Instance, options);
        if (value.Page is { } page)
        {
            writer.WritePropertyName("page"u8);
            PageConverter.Instance.Write(writer, page, options);
        }

        writer.WriteEndObject();
    }
}
