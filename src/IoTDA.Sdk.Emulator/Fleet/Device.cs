using IoTDA.Sdk.Emulator.BatchTasks.Execution;

namespace IoTDA.Sdk.Emulator.Fleet;

/// <summary>What a batch task sends to a device.</summary>
internal enum DeliveryKind
{
    Upgrade,
    Command,
    AsyncCommand,
    Message,
    Shadow,
}

/// <summary>A device as it changes. Every use happens under the task store's lock.</summary>
internal sealed class Device(string recordId, EmulatedDevice seed, string productId, string appId, DateTimeOffset now)
{
    private static readonly int Kinds = Enum.GetValues<DeliveryKind>().Length;

    private int[]? _deliveries;

    public string RecordId { get; } = recordId;

    public string Id { get; } = seed.DeviceId;

    public string NodeId { get; } = seed.NodeId ?? seed.DeviceId;

    public string Name { get; } = seed.DeviceName ?? seed.DeviceId;

    public string ProductId { get; } = productId;

    public string AppId { get; } = appId;

    /// <summary>The gateway, or the device itself where it is connected directly.</summary>
    public string GatewayId { get; } = seed.GatewayId ?? seed.DeviceId;

    public bool IsDirectlyConnected => GatewayId == Id;

    public string? SdkVersion { get; } = seed.SdkVersion;

    public string? Description { get; } = seed.Description;

    public IReadOnlyDictionary<string, string> Tags { get; } = seed.Tags;

    public IReadOnlyDictionary<string, string> Modules { get; set; } = seed.Modules;

    public string? FirmwareVersion { get; set; } = seed.FirmwareVersion;

    public string? SoftwareVersion { get; set; } = seed.SoftwareVersion;

    public EmulatedDeviceStatus Status { get; set; } = seed.Status;

    /// <summary>What it was before it was frozen.</summary>
    public EmulatedDeviceStatus ThawedStatus { get; set; } = EmulatedDeviceStatus.Offline;

    public DateTimeOffset CreatedAt { get; } = now;

    public DateTimeOffset StatusChangedAt { get; set; } = now;

    /// <summary>The sub-task that upgrades it now.</summary>
    public SubTask? Upgrading { get; set; }

    /// <summary>Sub-tasks that wait until it is online.</summary>
    public List<HeldSubTask>? Held { get; set; }

    public void Count(DeliveryKind kind) => (_deliveries ??= new int[Kinds])[(int)kind]++;

    /// <summary>A copy that nothing waits for, upgraded by another sub-task.</summary>
    public Device CopyWith(SubTask? upgrading)
    {
        Device copy = (Device)MemberwiseClone();
        copy._deliveries = (int[]?)_deliveries?.Clone();
        copy.Held = null;
        copy.Upgrading = upgrading;
        return copy;
    }

    public EmulatedDevice Read() => new()
    {
        DeviceId = Id,
        NodeId = NodeId,
        DeviceName = Name,
        ProductId = ProductId,
        AppId = AppId,
        GatewayId = IsDirectlyConnected ? null : GatewayId,
        Status = Status,
        FirmwareVersion = FirmwareVersion,
        SoftwareVersion = SoftwareVersion,
        SdkVersion = SdkVersion,
        Description = Description,
        Tags = Tags,
        Modules = Modules,
        Deliveries = _deliveries is { } counts ? new(counts[0], counts[1], counts[2], counts[3], counts[4]) : new(0, 0, 0, 0, 0),
    };
}

/// <summary>A sub-task that waits for its device; void once the sub-task has another epoch.</summary>
internal readonly record struct HeldSubTask(BatchTask Task, SubTask SubTask, int Epoch);
