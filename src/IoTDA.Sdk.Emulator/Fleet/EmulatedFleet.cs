using IoTDA.Sdk.Emulator.BatchTasks;
using IoTDA.Sdk.Emulator.Fleet;

namespace IoTDA.Sdk.Emulator;

/// <summary>The devices that batch tasks act on, and what is beside them. Reading takes a copy of this moment.</summary>
public sealed class EmulatedFleet
{
    private readonly BatchTaskStore _store;
    private readonly EmulatorClock _clock;

    internal EmulatedFleet(BatchTaskStore store, EmulatorClock clock)
    {
        _store = store;
        _clock = clock;
    }

    /// <summary>How many devices there are.</summary>
    public int DeviceCount => Read(fleet => fleet.Devices.Count);

    /// <summary>All devices, oldest first.</summary>
    public IReadOnlyList<EmulatedDevice> Devices => Read(fleet => fleet.Devices.Select(device => device.Read()).ToArray());

    /// <summary>All device groups of the fleet, oldest first.</summary>
    public IReadOnlyList<EmulatedDeviceGroup> Groups => Read(fleet => fleet.Groups.Select(record => record.Value).ToArray());

    /// <summary>All products, oldest first.</summary>
    public IReadOnlyList<EmulatedProduct> Products => Read(fleet => fleet.Products.Select(record => record.Value).ToArray());

    /// <summary>All OTA packages, oldest first.</summary>
    public IReadOnlyList<EmulatedPackage> Packages => Read(fleet => fleet.Packages.Select(record => record.Value).ToArray());

    /// <summary>All resource spaces of the fleet, oldest first.</summary>
    public IReadOnlyList<EmulatedResourceSpace> ResourceSpaces => Read(fleet => fleet.ResourceSpaces.Select(record => record.Value).ToArray());

    /// <summary>A device.</summary>
    /// <param name="deviceId">Its id.</param>
    /// <returns>The device as it is now; <see langword="null"/> where there is none.</returns>
    public EmulatedDevice? FindDevice(string deviceId) => Read(fleet => fleet.Find(deviceId)?.Read());

    /// <summary>Adds everything of a seed; what has the id of something that exists takes its place.</summary>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">The seed is not right: an id is empty, or a rule or a package type is out of its range. Nothing is added.</exception>
    public void Add(FleetSeed seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        Read(fleet =>
        {
            fleet.Add(seed, _clock.Now);
            return true;
        });
    }

    /// <summary>Changes a device's status. What waits for a device that comes online goes on.</summary>
    /// <param name="deviceId">Its id.</param>
    /// <param name="status">The status.</param>
    /// <returns>Whether there is such a device.</returns>
    public bool SetStatus(string deviceId, EmulatedDeviceStatus status) => Read(fleet =>
    {
        Device? device = fleet.Find(deviceId);
        if (device is not null)
        {
            FleetStore.SetStatus(device, status, _clock.Now);
        }

        return device is not null;
    });

    /// <summary>Removes a device.</summary>
    /// <param name="deviceId">Its id.</param>
    /// <returns>Whether there was such a device.</returns>
    public bool RemoveDevice(string deviceId) => Read(fleet => fleet.Remove(deviceId));

    private T Read<T>(Func<FleetStore, T> read)
    {
        lock (_store.Lock)
        {
            _store.Advance(_clock.Now);
            return read(_store.Fleet);
        }
    }
}
