namespace IoTDA.Sdk.Emulator;

/// <summary>An OTA package of the emulated fleet.</summary>
public sealed record EmulatedPackage
{
    /// <summary>Its id.</summary>
    public required string PackageId { get; init; }

    /// <summary><c>softwarePackage</c>, <c>firmwarePackage</c> or <c>modulePackage</c>.</summary>
    public required string PackageType { get; init; }

    /// <summary>The version that a device has after the upgrade.</summary>
    public required string Version { get; init; }

    /// <summary>The product that it is for; <see langword="null"/> means any.</summary>
    public string? ProductId { get; init; }

    /// <summary>Its resource space; <see langword="null"/> means the default one.</summary>
    public string? AppId { get; init; }

    /// <summary>The module that a <c>modulePackage</c> is for.</summary>
    public string? ModuleName { get; init; }

    /// <summary>The versions that can be upgraded; none means any.</summary>
    public IReadOnlyList<string> SupportSourceVersions { get; init; } = [];

    /// <summary>A description; <see langword="null"/> for none.</summary>
    public string? Description { get; init; }

    /// <summary>What the device is told beside; <see langword="null"/> for nothing.</summary>
    public string? CustomInfo { get; init; }
}
