namespace IoTDA.Sdk;

/// <summary>
/// Automatic retries of failed sub-tasks by the service: how many and how far apart. Count and interval belong together, since the
/// service wants both or none.
/// </summary>
/// <param name="Count">How many times a failed sub-task is retried: 1 to 5. Wire name <c>retry_count</c>.</param>
/// <param name="Interval">
/// The time between a failure and its retry: 0 to 1440 minutes, whole minutes. Wire name <c>retry_interval</c>, in minutes. What the
/// service makes of 0 is not documented on its API page; one third-party source reads it as no retry.
/// </param>
/// <remarks>See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>, table TaskPolicy.</remarks>
public sealed record TaskRetry(int Count, TimeSpan Interval);
