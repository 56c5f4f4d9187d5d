using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>The state of a batch task as a whole; <c>status</c> on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct BatchTaskStatus
{
    internal static readonly OpenValues<BatchTaskStatus, BatchTaskStatusKind> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public BatchTaskStatus(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The task is being split into sub-tasks. Wire text <c>Initializing</c>.</summary>
    public static BatchTaskStatus Initializing { get; } = Values.Add("Initializing", BatchTaskStatusKind.Initializing);

    /// <summary>The task waits for its time or for a free place. Wire text <c>Waitting</c>.</summary>
    public static BatchTaskStatus Waiting { get; } = Values.Add("Waitting", BatchTaskStatusKind.Waiting);

    /// <summary>Sub-tasks are being executed. Wire text <c>Processing</c>.</summary>
    public static BatchTaskStatus Processing { get; } = Values.Add("Processing", BatchTaskStatusKind.Processing);

    /// <summary>Every sub-task succeeded. Final. Wire text <c>Success</c>.</summary>
    public static BatchTaskStatus Success { get; } = Values.Add("Success", BatchTaskStatusKind.Success);

    /// <summary>The task failed; <see cref="BatchTask.StatusDescription"/> may say why. Final. Wire text <c>Fail</c>.</summary>
    public static BatchTaskStatus Fail { get; } = Values.Add("Fail", BatchTaskStatusKind.Fail);

    /// <summary>Some sub-tasks succeeded and some did not. Final. Wire text <c>PartialSuccess</c>.</summary>
    public static BatchTaskStatus PartialSuccess { get; } = Values.Add("PartialSuccess", BatchTaskStatusKind.PartialSuccess);

    /// <summary>The task was stopped. Final. Wire text <c>Stopped</c>.</summary>
    public static BatchTaskStatus Stopped { get; } = Values.Add("Stopped", BatchTaskStatusKind.Stopped);

    /// <summary>The task is being stopped. Wire text <c>Stopping</c>.</summary>
    public static BatchTaskStatus Stopping { get; } = Values.Add("Stopping", BatchTaskStatusKind.Stopping);

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <summary>The value as an enumeration, for a <see langword="switch"/>; what this SDK does not know is <see cref="BatchTaskStatusKind.Unknown"/>.</summary>
    public BatchTaskStatusKind Kind => Values.KindOf(Value);

    /// <summary>
    /// Whether the task has come to its end: <see cref="Success"/>, <see cref="Fail"/>, <see cref="PartialSuccess"/> or <see cref="Stopped"/>.
    /// A status that this SDK does not know is not final.
    /// </summary>
    public bool IsTerminal => Kind is BatchTaskStatusKind.Success or BatchTaskStatusKind.Fail
        or BatchTaskStatusKind.PartialSuccess or BatchTaskStatusKind.Stopped;

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}
