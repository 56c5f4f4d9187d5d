namespace IoTDA.Sdk.Emulator;

/// <summary>Statuses of a device; on the wire in capitals.</summary>
public enum EmulatedDeviceStatus
{
    /// <summary><c>ONLINE</c></summary>
    Online,

    /// <summary><c>OFFLINE</c></summary>
    Offline,

    /// <summary><c>ABNORMAL</c></summary>
    Abnormal,

    /// <summary><c>INACTIVE</c>: it has never connected.</summary>
    Inactive,

    /// <summary><c>FROZEN</c>: it may not connect.</summary>
    Frozen,
}
