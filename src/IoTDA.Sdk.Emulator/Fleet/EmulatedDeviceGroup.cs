namespace IoTDA.Sdk.Emulator;

/// <summary>A device group of the emulated fleet.</summary>
public sealed record EmulatedDeviceGroup
{
    /// <summary>Its id.</summary>
    public required string GroupId { get; init; }

    /// <summary>Its name; <see langword="null"/> means the id.</summary>
    public string? Name { get; init; }

    /// <summary>A description; <see langword="null"/> for none.</summary>
    public string? Description { get; init; }

    /// <summary>The group that it is in; <see langword="null"/> for none.</summary>
    public string? SuperGroupId { get; init; }

    /// <summary><c>STATIC</c> or <c>DYNAMIC</c>.</summary>
    public string GroupType { get; init; } = "STATIC";

    /// <summary>Its resource space; <see langword="null"/> means the default one.</summary>
    public string? AppId { get; init; }

    /// <summary>The ids of its devices; at most 20,000 at the service.</summary>
    public IReadOnlyList<string> DeviceIds { get; init; } = [];
}
