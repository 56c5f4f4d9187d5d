using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>When a batch task runs and how it retries; <c>task_policy</c> on the wire.</summary>
/// <remarks>See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>, table TaskPolicy.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record TaskPolicy
{
    /// <summary>When the task starts. Wire name <c>schedule_time</c>.</summary>
    /// <value>
    /// At most 7 days from now, in any offset, by the service's clock once an answer has told it; sent in UTC, fractions of a second cut off. <see langword="null"/>, the default, means
    /// at once. What the service makes of a time in the past is not documented.
    /// </value>
    public DateTimeOffset? ScheduleTime { get; init; }

    /// <summary>Automatic retries of failed sub-tasks. Wire names <c>retry_count</c> and <c>retry_interval</c>.</summary>
    /// <value><see langword="null"/>, the default, means no retries.</value>
    public TaskRetry? Retry { get; init; }

    /// <summary>
    /// Members beyond those of this record: sent as they are, and kept as they came, together with known ones that do not fit, such as a
    /// <c>retry_count</c> without a <c>retry_interval</c>.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    /// <inheritdoc />
    public bool Equals(TaskPolicy? other)
        => other is not null
        && ScheduleTime == other.ScheduleTime
        && Retry == other.Retry
        && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(ScheduleTime, Retry);
}
