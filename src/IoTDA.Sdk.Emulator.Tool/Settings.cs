namespace IoTDA.Sdk.Emulator.Tool;

/// <summary>All settings of the emulator that the command line knows, in the order of the help.</summary>
internal static class Settings
{
    public static IReadOnlyList<Setting> All { get; } = [.. InstanceSettings.All, .. RunSettings.All, .. DeviceSettings.All];
}
