using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>How many sub-tasks are in which state; <c>task_progress</c> on the wire. It counts targets, not attempts.</summary>
/// <remarks>
/// A counter that the service leaves out is 0.
/// See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>, table TaskProgress.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record TaskProgress
{
    /// <summary>All sub-tasks. Wire name <c>total</c>.</summary>
    public int Total { get; init; }

    /// <summary>Sub-tasks being executed. Wire name <c>processing</c>.</summary>
    public int Processing { get; init; }

    /// <summary>Sub-tasks that succeeded. Wire name <c>success</c>.</summary>
    public int Success { get; init; }

    /// <summary>Sub-tasks that failed. Wire name <c>fail</c>.</summary>
    public int Fail { get; init; }

    /// <summary>Sub-tasks that wait. Wire name <c>waitting</c>.</summary>
    public int Waiting { get; init; }

    /// <summary>Sub-tasks that failed and wait for their automatic retry. Wire name <c>fail_wait_retry</c>.</summary>
    public int FailWaitRetry { get; init; }

    /// <summary>Sub-tasks that were stopped. Wire name <c>stopped</c>.</summary>
    public int Stopped { get; init; }

    /// <summary>Sub-tasks that were removed. Wire name <c>removed</c>; older answers of the service do not have it.</summary>
    public int Removed { get; init; }

    /// <summary>
    /// What the service says beyond this record's members: members that this SDK does not know, and known ones that do not fit, as they came.
    /// Never <see langword="null"/>.
    /// </summary>
    public IReadOnlyDictionary<string, JsonElement> AdditionalProperties { get; init => field = value ?? JsonMembers.None; } = JsonMembers.None;

    /// <summary>Sub-tasks that rest: succeeded, failed, stopped or removed.</summary>
    /// <value>At most <see cref="int.MaxValue"/>.</value>
    public int Finished => (int)Math.Clamp((long)Success + Fail + Stopped + Removed, int.MinValue, int.MaxValue);

    /// <inheritdoc />
    public bool Equals(TaskProgress? other)
        => other is not null
        && Total == other.Total
        && Processing == other.Processing
        && Success == other.Success
        && Fail == other.Fail
        && Waiting == other.Waiting
        && FailWaitRetry == other.FailWaitRetry
        && Stopped == other.Stopped
        && Removed == other.Removed
        && JsonMembers.Equal(AdditionalProperties, other.AdditionalProperties);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Total, Processing, Success, Fail, Waiting, FailWaitRetry, Stopped, Removed);
}
