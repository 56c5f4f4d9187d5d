using IoTDA.Sdk.Emulator.BatchTasks.Execution;

namespace IoTDA.Sdk.Emulator.Fleet;

/// <summary>What the attempts of batch tasks do to the fleet, and what the fleet makes of them. A fleet without devices has no say.</summary>
internal sealed class FleetEffects(FleetStore fleet)
{
    private readonly UpgradeEffects _upgrades = new(fleet);

    /// <summary>Decides what becomes of an attempt.</summary>
    public DeviceVerdict Begin(BatchTask task, SubTask subTask)
    {
        if (fleet.IsEmpty)
        {
            return DeviceVerdict.Runs;
        }

        Device? device = fleet.Find(subTask.Target);
        if (task.Definition.Type == "createDevices")
        {
            return device is null ? DeviceVerdict.Runs : DeviceVerdict.Fail(DeviceFailure.DeviceExists);
        }

        return device is null
            ? DeviceVerdict.Fail(EmulatorErrorCodes.DeviceNotFound, $"The device {subTask.Target} does not exist.")
            : Begin(task.Definition, subTask, device, new HeldSubTask(task, subTask, subTask.Epoch));
    }

    /// <summary>Counts what is sent now.</summary>
    public void Deliver(BatchTask task, SubTask subTask)
    {
        if (KindOf(task.Definition.Type) is { } kind
            && fleet.Find(subTask.Target) is { } device
            && (kind != DeliveryKind.Shadow || device.Status == EmulatedDeviceStatus.Online))
        {
            device.Count(kind);
        }
    }

    /// <summary>Does what a successful attempt did.</summary>
    public void Complete(BatchTask task, SubTask subTask, DateTimeOffset at)
    {
        if (fleet.IsEmpty)
        {
            return;
        }

        if (task.Definition.Type == "createDevices")
        {
            fleet.Add(new EmulatedDevice { DeviceId = subTask.Target, AppId = task.Definition.AppId, Status = EmulatedDeviceStatus.Inactive }, at);
        }
        else if (fleet.Find(subTask.Target) is { } device)
        {
            Complete(task.Definition, device, at);
        }
    }

    /// <summary>Lets a device go, whatever the end of the attempt was.</summary>
    public void Release(SubTask subTask)
    {
        if (fleet.Find(subTask.Target) is { } device && device.Upgrading == subTask)
        {
            device.Upgrading = null;
        }
    }

    private static DeliveryKind? KindOf(string taskType) => taskType switch
    {
        "softwareUpgrade" or "firmwareUpgrade" or "moduleUpgrade" => DeliveryKind.Upgrade,
        "createCommands" => DeliveryKind.Command,
        "createAsyncCommands" => DeliveryKind.AsyncCommand,
        "createMessages" => DeliveryKind.Message,
        "updateDeviceShadows" => DeliveryKind.Shadow,
        _ => null,
    };

    private DeviceVerdict Begin(TaskDefinition definition, SubTask subTask, Device device, HeldSubTask held)
    {
        switch (definition.Type)
        {
            case "deleteDevices" when fleet.HasSubDevices(device.Id):
                return DeviceVerdict.Fail(EmulatorErrorCodes.DeviceHasSubDevices, "The gateway has devices, which must be deleted first.");
            case "freezeDevices" when !device.IsDirectlyConnected:
                return DeviceVerdict.Fail(EmulatorErrorCodes.NotDirectlyConnected, "Only a directly connected device can be frozen.");
            case "softwareUpgrade" or "firmwareUpgrade" or "moduleUpgrade" when _upgrades.Check(definition, subTask, device) is { } verdict:
                return verdict;
        }

        bool reachesDevice = KindOf(definition.Type) is not (null or DeliveryKind.Shadow);
        if (!reachesDevice || device.Status == EmulatedDeviceStatus.Online)
        {
            return DeviceVerdict.Runs;
        }

        if (device.Status == EmulatedDeviceStatus.Frozen || definition.Delivery.Patience is not { } patience)
        {
            return DeviceVerdict.Fail(DeviceFailure.Offline);
        }

        (device.Held ??= []).Add(held);
        return DeviceVerdict.Wait(patience);
    }

    private void Complete(TaskDefinition definition, Device device, DateTimeOffset at)
    {
        switch (definition.Type)
        {
            case "deleteDevices":
                fleet.Remove(device.Id);
                break;
            case "freezeDevices":
                FleetStore.SetStatus(device, EmulatedDeviceStatus.Frozen, at);
                break;
            case "unfreezeDevices" when device.Status == EmulatedDeviceStatus.Frozen:
                FleetStore.SetStatus(device, device.ThawedStatus, at);
                break;
            case "softwareUpgrade" or "firmwareUpgrade" or "moduleUpgrade":
                _upgrades.Complete(definition, device);
                break;
        }
    }
}
