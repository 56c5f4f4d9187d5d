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
        Utf8JsonReader countAt = default, minutesAt = default;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    scheduleTime = members.ReadTime(ref reader);
                    break;
                case 1:
                    countAt = reader;
                    count = members.ReadInt32(ref reader);
                    break;
                case 2:
                    minutesAt = reader;
                    minutes = members.ReadInt32(ref reader);
                    break;
                default:
                    members.Keep(ref reader);
                    break;
            }
        }

        // Half of a pair says nothing about the other half: it is kept as it is.
        if (count is not null && minutes is null)
        {
            members.Keep(1, ref countAt);
        }
        else if (count is null && minutes is not null)
        {
            members.Keep(2, ref minutesAt);
        }

        TaskRetry? retry = count is { } times && minutes is { } interval ? new TaskRetry(times, TimeSpan.FromMinutes(interval)) : null;
        return new TaskPolicy { ScheduleTime = scheduleTime, Retry = retry, AdditionalProperties = members.Rest };
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

        writer.WriteMembers(value.AdditionalProperties);
        writer.WriteEndObject();
    }
}
