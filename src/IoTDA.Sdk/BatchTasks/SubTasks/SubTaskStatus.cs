using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The state of one target within a batch task; <c>status</c> of a sub-task on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// Source: <c>TaskDetail</c> and the filter <c>task_detail_status</c> of ShowBatchTask in the official SDKs.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct SubTaskStatus
{
    internal static readonly OpenValues<SubTaskStatus, SubTaskStatusKind> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public SubTaskStatus(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The sub-task waits: for its turn, for the device, or for confirmation. Wire text <c>Waitting</c>.</summary>
    public static SubTaskStatus Waiting { get; } = Values.Add("Waitting", SubTaskStatusKind.Waiting);

    /// <summary>The sub-task is being executed. Wire text <c>Processing</c>.</summary>
    public static SubTaskStatus Processing { get; } = Values.Add("Processing", SubTaskStatusKind.Processing);

    /// <summary>The sub-task succeeded. Final. Wire text <c>Success</c>.</summary>
    public static SubTaskStatus Success { get; } = Values.Add("Success", SubTaskStatusKind.Success);

    /// <summary>The sub-task failed; <see cref="SubTask.Error"/> says why. Final unless it is retried. Wire text <c>Fail</c>.</summary>
    public static SubTaskStatus Fail { get; } = Values.Add("Fail", SubTaskStatusKind.Fail);

    /// <summary>The sub-task failed and waits for its automatic retry. Wire text <c>FailWaitRetry</c>.</summary>
    public static SubTaskStatus FailWaitRetry { get; } = Values.Add("FailWaitRetry", SubTaskStatusKind.FailWaitRetry);

    /// <summary>The sub-task was stopped. Final unless it is retried. Wire text <c>Stopped</c>.</summary>
    public static SubTaskStatus Stopped { get; } = Values.Add("Stopped", SubTaskStatusKind.Stopped);

    /// <summary>The sub-task was removed. Final. Wire text <c>Removed</c>.</summary>
    public static SubTaskStatus Removed { get; } = Values.Add("Removed", SubTaskStatusKind.Removed);

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <summary>The value as an enumeration, for a <see langword="switch"/>; what this SDK does not know is <see cref="SubTaskStatusKind.Unknown"/>.</summary>
    public SubTaskStatusKind Kind => Values.KindOf(Value);

    /// <summary>
    /// Whether the sub-task rests: <see cref="Success"/>, <see cref="Fail"/>, <see cref="Stopped"/> or <see cref="Removed"/>.
    /// A status that this SDK does not know is not final.
    /// </summary>
    public bool IsTerminal => Kind is SubTaskStatusKind.Success or SubTaskStatusKind.Fail
        or SubTaskStatusKind.Stopped or SubTaskStatusKind.Removed;

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}
