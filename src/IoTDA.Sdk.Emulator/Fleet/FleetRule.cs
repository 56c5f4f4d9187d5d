using System.Globalization;
using IoTDA.Sdk.Emulator.Outcomes;

namespace IoTDA.Sdk.Emulator;

/// <summary>Makes devices that differ in number, version and status only; the same ones from the same rule.</summary>
public sealed record FleetRule
{
    /// <summary>How many devices, 0 to 1,000,000.</summary>
    public required int Count { get; init; }

    /// <summary>What ids begin with; a number of at least five digits follows, from 1.</summary>
    public string DevicePrefix { get; init; } = "device_";

    /// <summary>Their product; <see langword="null"/> means the fleet's first.</summary>
    public string? ProductId { get; init; }

    /// <summary>Their resource space; <see langword="null"/> means the product's, else the default one.</summary>
    public string? AppId { get; init; }

    /// <summary>A device group of the seed that all of them are in; it is made where there is none. <see langword="null"/> for none.</summary>
    public string? GroupId { get; init; }

    /// <summary>Firmware versions, shared out by device id.</summary>
    public IReadOnlyList<string> FirmwareVersions { get; init; } = [];

    /// <summary>Software versions, shared out by device id.</summary>
    public IReadOnlyList<string> SoftwareVersions { get; init; } = [];

    /// <summary>Which share of them is offline, 0 to 100, chosen by device id.</summary>
    public double OfflinePercentage { get; init; }

    /// <summary>Another seed gives other devices other versions.</summary>
    public int Seed { get; init; }

    internal IEnumerable<EmulatedDevice> MakeDevices()
    {
        for (int number = 1; number <= Count; number++)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"{DevicePrefix}{number:00000}");
            yield return new EmulatedDevice
            {
                DeviceId = id,
                ProductId = ProductId,
                AppId = AppId,
                Status = SeededShare.Of(id, Seed) < OfflinePercentage / 100 ? EmulatedDeviceStatus.Offline : EmulatedDeviceStatus.Online,
                FirmwareVersion = Choose(FirmwareVersions, id, Seed + 1),
                SoftwareVersion = Choose(SoftwareVersions, id, Seed + 2),
            };
        }
    }

    private static string? Choose(IReadOnlyList<string> versions, string id, int seed)
        => versions.Count == 0 ? null : versions[(int)(SeededShare.Of(id, seed) * versions.Count)];
}
