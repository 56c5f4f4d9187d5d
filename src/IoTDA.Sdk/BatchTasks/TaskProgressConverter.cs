using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Reads the counters without a description of each property, since every task of every page has them.</summary>
internal sealed class TaskProgressConverter : JsonConverter<TaskProgress>
{
    private static readonly MemberNames Names = new(
        "total", "processing", "success", "fail", "waitting", "fail_wait_retry", "stopped", "removed");

    /// <summary>The converter.</summary>
    public static TaskProgressConverter Instance { get; } = new();

    /// <inheritdoc />
    public override TaskProgress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "task_progress");
        Span<int> counters = stackalloc int[8];
        counters.Clear();
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            if (members.Member >= 0)
            {
                counters[members.Member] = members.ReadInt32(ref reader) ?? 0;
            }
            else
            {
                members.Keep(ref reader);
            }
        }

        return new TaskProgress
        {
            Total = counters[0],
            Processing = counters[1],
            Success = counters[2],
            Fail = counters[3],
            Waiting = counters[4],
            FailWaitRetry = counters[5],
            Stopped = counters[6],
            Removed = counters[7],
            AdditionalProperties = members.Rest,
        };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TaskProgress value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("total"u8, value.Total);
        writer.WriteNumber("processing"u8, value.Processing);
        writer.WriteNumber("success"u8, value.Success);
        writer.WriteNumber("fail"u8, value.Fail);
        writer.WriteNumber("waitting"u8, value.Waiting);
        writer.WriteNumber("fail_wait_retry"u8, value.FailWaitRetry);
        writer.WriteNumber("stopped"u8, value.Stopped);
        if (value.Removed != 0)
        {
            // The API page's own example has no such counter.
            writer.WriteNumber("removed"u8, value.Removed);
        }

        writer.WriteMembers(value.AdditionalProperties);
        writer.WriteEndObject();
    }
}
