namespace IoTDA.Sdk.Emulator;

/// <summary>A product of the emulated fleet.</summary>
public sealed record EmulatedProduct
{
    /// <summary>Its id.</summary>
    public required string ProductId { get; init; }

    /// <summary>Its name; <see langword="null"/> means the id.</summary>
    public string? Name { get; init; }

    /// <summary>Its resource space; <see langword="null"/> means the default one.</summary>
    public string? AppId { get; init; }

    /// <summary>The type of its devices.</summary>
    public string DeviceType { get; init; } = "Meter";

    /// <summary>The protocol of its devices.</summary>
    public string ProtocolType { get; init; } = "MQTT";

    /// <summary><c>json</c> or <c>binary</c>.</summary>
    public string DataFormat { get; init; } = "json";

    /// <summary>The manufacturer's name; <see langword="null"/> for none.</summary>
    public string? ManufacturerName { get; init; }

    /// <summary>The industry; <see langword="null"/> for none.</summary>
    public string? Industry { get; init; }

    /// <summary>A description; <see langword="null"/> for none.</summary>
    public string? Description { get; init; }
}
