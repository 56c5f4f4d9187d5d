using IoTDA.Sdk.Emulator.Fleet;

namespace IoTDA.Sdk.Emulator;

/// <summary>A device of the emulated fleet, as it is seeded and as it is at one moment.</summary>
public sealed record EmulatedDevice
{
    /// <summary>Its id, 1 to 128 letters, digits, <c>_</c> and <c>-</c>.</summary>
    public required string DeviceId { get; init; }

    /// <summary>Its node id; <see langword="null"/> means the device id.</summary>
    public string? NodeId { get; init; }

    /// <summary>Its name; <see langword="null"/> means the device id.</summary>
    public string? DeviceName { get; init; }

    /// <summary>Its product; <see langword="null"/> means the fleet's first.</summary>
    public string? ProductId { get; init; }

    /// <summary>Its resource space; <see langword="null"/> means the product's, else the default one.</summary>
    public string? AppId { get; init; }

    /// <summary>The gateway that it is connected through; <see langword="null"/> means that it is connected directly.</summary>
    public string? GatewayId { get; init; }

    /// <summary>Whether it is online; it is by default.</summary>
    public EmulatedDeviceStatus Status { get; init; }

    /// <summary><c>fw_version</c>; <see langword="null"/> for none.</summary>
    public string? FirmwareVersion { get; init; }

    /// <summary><c>sw_version</c>; <see langword="null"/> for none.</summary>
    public string? SoftwareVersion { get; init; }

    /// <summary><c>device_sdk_version</c>; <see langword="null"/> for none.</summary>
    public string? SdkVersion { get; init; }

    /// <summary>A description; <see langword="null"/> for none.</summary>
    public string? Description { get; init; }

    /// <summary>Tags by key; none by default.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = EmptyTexts.Instance;

    /// <summary>Versions of modules by the module's name; none by default.</summary>
    public IReadOnlyDictionary<string, string> Modules { get; init; } = EmptyTexts.Instance;

    /// <summary>What batch tasks sent to it. Not read where a device is seeded.</summary>
    public DeviceDeliveries Deliveries { get; init; } = new(0, 0, 0, 0, 0);
}

/// <summary>How often batch tasks sent something to a device. What waits for a device that is offline is not counted yet.</summary>
/// <param name="Upgrades">Software, firmware and module upgrades.</param>
/// <param name="Commands">Commands.</param>
/// <param name="AsyncCommands">Asynchronous commands.</param>
/// <param name="Messages">Messages.</param>
/// <param name="Shadows">Shadow updates.</param>
public sealed record DeviceDeliveries(int Upgrades, int Commands, int AsyncCommands, int Messages, int Shadows);
