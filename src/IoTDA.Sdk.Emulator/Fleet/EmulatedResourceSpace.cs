namespace IoTDA.Sdk.Emulator;

/// <summary>A resource space of the emulated fleet.</summary>
public sealed record EmulatedResourceSpace
{
    /// <summary>Its id.</summary>
    public required string AppId { get; init; }

    /// <summary>Its name; <see langword="null"/> means the id.</summary>
    public string? AppName { get; init; }
}
