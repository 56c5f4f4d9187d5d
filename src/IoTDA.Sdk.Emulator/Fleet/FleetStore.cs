using IoTDA.Sdk.Emulator.BatchTasks.Execution;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.Fleet;

/// <summary>The fleet, each kind of record in ascending order of record id. Every use happens under the task store's lock.</summary>
internal sealed class FleetStore(string defaultAppId)
{
    private readonly RecordIds _ids = new();
    private readonly List<Device> _devices = [];
    private readonly Dictionary<string, Device> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _subDevices = new(StringComparer.Ordinal);
    private readonly List<FleetRecord<EmulatedDeviceGroup>> _groups = [];
    private readonly List<FleetRecord<EmulatedProduct>> _products = [];
    private readonly List<FleetRecord<EmulatedPackage>> _packages = [];
    private readonly List<FleetRecord<EmulatedResourceSpace>> _spaces = [];

    public bool IsEmpty => _devices.Count == 0;

    public IReadOnlyList<Device> Devices => _devices;

    public IReadOnlyList<FleetRecord<EmulatedDeviceGroup>> Groups => _groups;

    public IReadOnlyList<FleetRecord<EmulatedProduct>> Products => _products;

    public IReadOnlyList<FleetRecord<EmulatedPackage>> Packages => _packages;

    public IReadOnlyList<FleetRecord<EmulatedResourceSpace>> ResourceSpaces => _spaces;

    public string DefaultAppId => defaultAppId;

    public Device? Find(string deviceId) => _byId.GetValueOrDefault(deviceId);

    public EmulatedDeviceGroup? FindGroup(string groupId) => _groups.Find(record => record.Value.GroupId == groupId)?.Value;

    public EmulatedPackage? FindPackage(string packageId) => _packages.Find(record => record.Value.PackageId == packageId)?.Value;

    public EmulatedProduct? FindProduct(string productId) => _products.Find(record => record.Value.ProductId == productId)?.Value;

    public string NameOfSpace(string appId) => _spaces.Find(record => record.Value.AppId == appId)?.Value.AppName ?? appId;

    public bool HasSubDevices(string deviceId) => _subDevices.GetValueOrDefault(deviceId) > 0;

    /// <summary>Adds everything of a seed; what has the id of something that exists takes its place.</summary>
    /// <exception cref="ArgumentException">The seed is not right; nothing is added.</exception>
    public void Add(FleetSeed seed, DateTimeOffset now)
    {
        seed.ThrowIfInvalid();
        Put(_spaces, seed.ResourceSpaces, space => space.AppId, now);
        Put(_products, seed.Products, product => product.ProductId, now);
        Put(_packages, seed.Packages, package => package.PackageId, now);
        Put(_groups, seed.Groups, group => group.GroupId, now);
        foreach (EmulatedDevice device in seed.Devices)
        {
            Add(device, now);
        }

        foreach (FleetRule rule in seed.Rules)
        {
            List<string> ids = [];
            foreach (EmulatedDevice device in rule.MakeDevices())
            {
                Add(device, now);
                ids.Add(device.DeviceId);
            }

            if (rule.GroupId is { } groupId)
            {
                EmulatedDeviceGroup group = FindGroup(groupId) ?? new EmulatedDeviceGroup { GroupId = groupId };
                Put(_groups, [group with { DeviceIds = [.. group.DeviceIds, .. ids] }], one => one.GroupId, now);
            }
        }
    }

    public Device Add(EmulatedDevice seed, DateTimeOffset now)
    {
        Remove(seed.DeviceId);
        string productId = seed.ProductId ?? (_products.Count > 0 ? _products[0].Value.ProductId : string.Empty);
        string appId = seed.AppId ?? FindProduct(productId)?.AppId ?? defaultAppId;
        Device device = new(_ids.Next(now), seed, productId, appId, now);
        _devices.Add(device);
        _byId.Add(device.Id, device);
        CountSubDevice(device, 1);
        return device;
    }

    public bool Remove(string deviceId)
    {
        if (!_byId.Remove(deviceId, out Device? device))
        {
            return false;
        }

        _devices.RemoveAt(RecordOrder.CountBelow(_devices, static one => one.RecordId, device.RecordId));
        CountSubDevice(device, -1);
        return true;
    }

    /// <summary>Changes a device's status and lets go what waited for it.</summary>
    public static void SetStatus(Device device, EmulatedDeviceStatus status, DateTimeOffset now)
    {
        if (device.Status == status)
        {
            return;
        }

        if (status == EmulatedDeviceStatus.Frozen)
        {
            device.ThawedStatus = device.Status;
        }

        device.Status = status;
        device.StatusChangedAt = now;
        if (status == EmulatedDeviceStatus.Online && device.Held is { } held)
        {
            device.Held = null;
            foreach (HeldSubTask one in held)
            {
                one.Task.DeviceCameOnline(one.SubTask, one.Epoch, now);
            }
        }
    }

    /// <summary>Takes over everything that another fleet holds, with the copies of the sub-tasks that its devices are busy with.</summary>
    public void CopyFrom(FleetStore other, IReadOnlyDictionary<SubTask, SubTask> copies, IEnumerable<BatchTask> tasks)
    {
        Clear();
        foreach (Device device in other._devices)
        {
            Device copy = device.CopyWith(device.Upgrading is { } busy ? copies.GetValueOrDefault(busy) : null);
            _devices.Add(copy);
            _byId.Add(copy.Id, copy);
            CountSubDevice(copy, 1);
        }

        foreach (BatchTask task in tasks)
        {
            foreach (SubTask subTask in task.SubTasks.All)
            {
                if (subTask.OnHold && Find(subTask.Target) is { } device)
                {
                    (device.Held ??= []).Add(new HeldSubTask(task, subTask, subTask.Epoch));
                }
            }
        }

        _groups.AddRange(other._groups);
        _products.AddRange(other._products);
        _packages.AddRange(other._packages);
        _spaces.AddRange(other._spaces);
    }

    /// <summary>Lets go of all sub-tasks.</summary>
    public void ReleaseAll()
    {
        foreach (Device device in _devices)
        {
            device.Upgrading = null;
            device.Held = null;
        }
    }

    public void Clear()
    {
        _devices.Clear();
        _byId.Clear();
        _subDevices.Clear();
        _groups.Clear();
        _products.Clear();
        _packages.Clear();
        _spaces.Clear();
    }

    private void CountSubDevice(Device device, int by)
    {
        if (!device.IsDirectlyConnected)
        {
            _subDevices[device.GatewayId] = _subDevices.GetValueOrDefault(device.GatewayId) + by;
        }
    }

    private void Put<T>(List<FleetRecord<T>> records, IEnumerable<T> values, Func<T, string> idOf, DateTimeOffset now)
    {
        foreach (T value in values)
        {
            int index = records.FindIndex(record => idOf(record.Value) == idOf(value));
            if (index < 0)
            {
                records.Add(new(_ids.Next(now), value, now));
            }
            else
            {
                records[index] = records[index] with { Value = value };
            }
        }
    }
}
