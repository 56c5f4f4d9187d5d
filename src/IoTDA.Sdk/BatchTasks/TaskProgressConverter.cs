using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Reads the counters without a description of each property, since every task of every page has them.</summary>
internal sealed class TaskProgressConverter : JsonConverter<TaskProgress>
{
    /// <inheritdoc />
    public override TaskProgress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "task_progress");
        int total = 0, processing = 0, success = 0, fail = 0, waiting = 0, failWaitRetry = 0, stopped = 0, removed = 0;
        while (JsonReading.NextMember(ref reader, out Utf8JsonReader name))
        {
            if (name.ValueTextEquals("total"u8))
            {
                total = WireNumber.ReadInt32(ref reader);
            }
            else if (name.ValueTextEquals("processing"u8))
            {
                processing = WireNumber.ReadInt32(ref reader);
            }
            else if (name.ValueTextEquals("success"u8))
            {
                success = WireNumber.ReadInt32(ref reader);
            }
            else if (name.ValueTextEquals("fail"u8))
            {
                fail = WireNumber.ReadInt32(ref reader);
            }
            else if (name.ValueTextEquals("waitting"u8))
            {
                waiting = WireNumber.ReadInt32(ref reader);
            }
            else if (name.ValueTextEquals("fail_wait_retry"u8))
            {
                failWaitRetry = WireNumber.ReadInt32(ref reader);
            }
            else if (name.ValueTextEquals("stopped"u8))
            {
                stopped = WireNumber.ReadInt32(ref reader);
            }
            else if (name.ValueTextEquals("removed"u8))
            {
                removed = WireNumber.ReadInt32(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new TaskProgress
        {
            Total = total,
            Processing = processing,
            Success = success,
            Fail = fail,
            Waiting = waiting,
            FailWaitRetry = failWaitRetry,
            Stopped = stopped,
            Removed = removed,
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

        writer.WriteEndObject();
    }
}
