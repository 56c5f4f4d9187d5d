namespace IoTDA.Sdk;

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
