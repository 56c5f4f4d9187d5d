using System.Text.Json.Serialization;

namespace IoTDA.Sdk;

/// <summary>What the requests that read an uploaded file, and nothing else, share.</summary>
public abstract record FileRequest : CreateBatchTaskRequest
{
    private protected FileRequest()
    {
    }

    /// <summary>The uploaded file. Wire name <c>document_source</c>.</summary>
    public required FileTargets Targets { get; init; }

    private protected sealed override BatchTargets? WireTargets => Targets;
}

/// <summary>
/// Creates a <c>createDevices</c> task: one device for each row of the file. Each sub-task's <see cref="SubTask.Output"/> then holds the
/// new device's id and secret.
/// </summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record CreateDevicesRequest : FileRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.CreateDevices;
}

/// <summary>Creates an <c>updateDevices</c> task: one device for each row of the file.</summary>
/// <remarks>The API page links the file's template but does not list the type under <c>document_source</c>; the official SDKs do.</remarks>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record UpdateDevicesRequest : FileRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.UpdateDevices;
}

/// <summary>What the requests that take devices, groups or a file share.</summary>
public abstract record DeviceRequest : CreateBatchTaskRequest
{
    private protected DeviceRequest()
    {
    }

    /// <summary>The devices, groups or file. Wire name <c>targets</c>, <c>targets_filter</c> or <c>document_source</c>.</summary>
    public required BatchTargets Targets { get; init; }

    private protected sealed override BatchTargets? WireTargets => Targets;
}

/// <summary>Creates a <c>deleteDevices</c> task. It cannot be stopped. A gateway's child devices must be deleted before the gateway.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record DeleteDevicesRequest : DeviceRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.DeleteDevices;
}

/// <summary>Creates a <c>freezeDevices</c> task: the devices can no longer connect. It cannot be stopped. Directly connected devices only.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record FreezeDevicesRequest : DeviceRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.FreezeDevices;
}

/// <summary>Creates an <c>unfreezeDevices</c> task. It cannot be stopped.</summary>
[JsonConverter(typeof(IoTDAJsonConverter))]
public sealed record UnfreezeDevicesRequest : DeviceRequest
{
    /// <inheritdoc />
    public override BatchTaskType TaskType => BatchTaskType.UnfreezeDevices;
}
