using System.Text.Json.Serialization;
using IoTDA.Sdk.BatchTasks.TaskTypes;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk;

/// <summary>What a batch task does to its targets; <c>task_type</c> on the wire.</summary>
/// <remarks>
/// An open value: a text that this SDK does not know is kept, compared and written back as it is. Comparison is by the exact text.
/// See <see href="https://support.huaweicloud.com/intl/en-us/api-iothub/iot_06_v5_0045.html">Create a Batch Task</see>.
/// </remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public readonly record struct BatchTaskType
{
    internal static readonly OpenValues<BatchTaskType, BatchTaskTypeKind> Values = new(static text => new(text));

    private readonly string? _value;

    /// <summary>A value by its wire text, for one that this SDK does not know.</summary>
    /// <param name="value">The wire text, in the service's spelling and case; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    public BatchTaskType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>Upgrade of device software. Wire text <c>softwareUpgrade</c>.</summary>
    public static BatchTaskType SoftwareUpgrade { get; } = Values.Add("softwareUpgrade", BatchTaskTypeKind.SoftwareUpgrade);

    /// <summary>Upgrade of device firmware. Wire text <c>firmwareUpgrade</c>.</summary>
    public static BatchTaskType FirmwareUpgrade { get; } = Values.Add("firmwareUpgrade", BatchTaskTypeKind.FirmwareUpgrade);

    /// <summary>Upgrade of a module of a device; known to newer releases of the service only. Wire text <c>moduleUpgrade</c>.</summary>
    public static BatchTaskType ModuleUpgrade { get; } = Values.Add("moduleUpgrade", BatchTaskTypeKind.ModuleUpgrade);

    /// <summary>Registration of devices from an uploaded file. Wire text <c>createDevices</c>.</summary>
    public static BatchTaskType CreateDevices { get; } = Values.Add("createDevices", BatchTaskTypeKind.CreateDevices);

    /// <summary>Update of devices from an uploaded file. Wire text <c>updateDevices</c>.</summary>
    public static BatchTaskType UpdateDevices { get; } = Values.Add("updateDevices", BatchTaskTypeKind.UpdateDevices);

    /// <summary>Deletion of devices. Wire text <c>deleteDevices</c>.</summary>
    public static BatchTaskType DeleteDevices { get; } = Values.Add("deleteDevices", BatchTaskTypeKind.DeleteDevices);

    /// <summary>Freezing of devices: they can no longer connect. Wire text <c>freezeDevices</c>.</summary>
    public static BatchTaskType FreezeDevices { get; } = Values.Add("freezeDevices", BatchTaskTypeKind.FreezeDevices);

    /// <summary>Unfreezing of devices. Wire text <c>unfreezeDevices</c>.</summary>
    public static BatchTaskType UnfreezeDevices { get; } = Values.Add("unfreezeDevices", BatchTaskTypeKind.UnfreezeDevices);

    /// <summary>Synchronous commands, for MQTT devices. Wire text <c>createCommands</c>.</summary>
    public static BatchTaskType CreateCommands { get; } = Values.Add("createCommands", BatchTaskTypeKind.CreateCommands);

    /// <summary>Asynchronous commands, for LwM2M and CoAP devices. Wire text <c>createAsyncCommands</c>.</summary>
    public static BatchTaskType CreateAsyncCommands { get; } = Values.Add("createAsyncCommands", BatchTaskTypeKind.CreateAsyncCommands);

    /// <summary>Messages to devices. Wire text <c>createMessages</c>.</summary>
    public static BatchTaskType CreateMessages { get; } = Values.Add("createMessages", BatchTaskTypeKind.CreateMessages);

    /// <summary>Desired properties in device shadows. Wire text <c>updateDeviceShadows</c>.</summary>
    public static BatchTaskType UpdateDeviceShadows { get; } = Values.Add("updateDeviceShadows", BatchTaskTypeKind.UpdateDeviceShadows);

    /// <summary>The wire text; empty for <see langword="default"/>, which stands for an absent value.</summary>
    public string Value => _value ?? "";

    /// <summary>The value as an enumeration, for a <see langword="switch"/>; what this SDK does not know is <see cref="BatchTaskTypeKind.Unknown"/>.</summary>
    public BatchTaskTypeKind Kind => Values.KindOf(Value);

    /// <summary>Whether this is an upgrade: only those can be stopped, retried and confirmed.</summary>
    public bool IsUpgrade => KnownTaskTypes.Find(this) is { IsUpgrade: true };

    /// <inheritdoc cref="Value" />
    public override string ToString() => Value;
}

/// <summary>The task types that this SDK knows, for a <see langword="switch"/> over <see cref="BatchTaskType.Kind"/>.</summary>
public enum BatchTaskTypeKind
{
    /// <summary>A text that this SDK does not know, or an absent value.</summary>
    Unknown,

    /// <summary>Upgrade of device software.</summary>
    SoftwareUpgrade,

    /// <summary>Upgrade of device firmware.</summary>
    FirmwareUpgrade,

    /// <summary>Upgrade of a module of a device; known to newer releases of the service only.</summary>
    ModuleUpgrade,

    /// <summary>Registration of devices from an uploaded file.</summary>
    CreateDevices,

    /// <summary>Update of devices from an uploaded file.</summary>
    UpdateDevices,

    /// <summary>Deletion of devices.</summary>
    DeleteDevices,

    /// <summary>Freezing of devices: they can no longer connect.</summary>
    FreezeDevices,

    /// <summary>Unfreezing of devices.</summary>
    UnfreezeDevices,

    /// <summary>Synchronous commands, for MQTT devices.</summary>
    CreateCommands,

    /// <summary>Asynchronous commands, for LwM2M and CoAP devices.</summary>
    CreateAsyncCommands,

    /// <summary>Messages to devices.</summary>
    CreateMessages,

    /// <summary>Desired properties in device shadows.</summary>
    UpdateDeviceShadows,
}
