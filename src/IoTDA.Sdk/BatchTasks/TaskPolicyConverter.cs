using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Keeps the flat members and the minutes of <c>task_policy</c> at the wire's edge.</summary>
internal sealed class TaskPolicyConverter : JsonConverter<TaskPolicy>
{
    private static readonly JsonEncodedText ScheduleTime = JsonEncodedText.Encode("schedule_time");
    private static readonly JsonEncodedText RetryCount = JsonEncodedText.Encode("retry_count");
    private static readonly JsonEncodedText RetryInterval = JsonEncodedText.Encode("retry_interval");
    private static readonly MemberNames Names = new("schedule_time", "retry_count", "retry_interval");

    /// <summary>The converter.</summary>
    public static TaskPolicyConverter Instance { get; } = new();

    /// <inheritdoc />
    public override TaskPolicy Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "task_policy");
        DateTimeOffset? scheduleTime = null;
        int? count = null;
        int? minutes = null;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    scheduleTime = CompactUtcTime.Read(ref reader);
                    break;
                case 1:
                    count = ReadCount(ref reader);
                    break;
                case 2:
                    minutes = ReadCount(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        TaskRetry? retry = count is null && minutes is null ? null : new TaskRetry(count ?? 0, TimeSpan.FromMinutes(minutes ?? 0));
        return new TaskPolicy { ScheduleTime = scheduleTime, Retry = retry };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, TaskPolicy value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.ScheduleTime is { } time)
        {
            writer.WritePropertyName(ScheduleTime);
            CompactUtcTime.Write(writer, time);
        }

        if (value.Retry is { } retry)
        {
            writer.WriteNumber(RetryCount, retry.Count);
            writer.WriteNumber(RetryInterval, retry.Interval.Ticks / TimeSpan.TicksPerMinute);
        }

        writer.WriteEndObject();
    }

    private static int? ReadCount(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.Null ? null : WireNumber.ReadInt32(ref reader);
}
