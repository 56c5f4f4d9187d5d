using System.Text.Json;
using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>
/// Reads <c>task_policy</c>. A time in the past is accepted and means at once, an interval of 0 minutes means a retry at once: the
/// reference says neither yes nor no to both.
/// </summary>
internal static class TaskPolicyReader
{
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    public static TaskPolicy Read(RequestObject body, DateTimeOffset now)
    {
        if (body.Optional("task_policy", JsonValueKind.Object) is not { } element)
        {
            return TaskPolicy.None;
        }

        RequestObject policy = body.Open(element, "task_policy", "schedule_time", "retry_count", "retry_interval");
        int? count = policy.Number("retry_count", 1, 5);
        int? interval = policy.Number("retry_interval", 0, 1440);
        return count.HasValue == interval.HasValue
            ? new TaskPolicy(ReadScheduleTime(policy, now), count ?? 0, TimeSpan.FromMinutes(interval ?? 0))
            : throw RequestRefusedException.InvalidInput("The members retry_count and retry_interval need each other.");
    }

    private static DateTimeOffset? ReadScheduleTime(RequestObject policy, DateTimeOffset now)
    {
        if (policy.Text("schedule_time", int.MaxValue) is not { } text)
        {
            return null;
        }

        DateTimeOffset time = TimeStamp.Parse(text) ?? throw new RequestRefusedException(
            400, EmulatorErrorCodes.InvalidTimeFormat, $"The member 'task_policy.schedule_time' must be yyyyMMdd'T'HHmmss'Z', not '{text}'.");
        return time - now <= MaxDelay
            ? time
            : throw RequestRefusedException.InvalidInput("The member 'task_policy.schedule_time' must be within 7 days.");
    }
}
