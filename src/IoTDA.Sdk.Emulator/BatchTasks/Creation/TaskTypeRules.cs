namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>Which members a task type accepts and which operations it knows.</summary>
internal sealed record TaskTypeRules(bool Targets, bool Document, bool File, bool GatewayMode, bool NeedConfirm, bool RetryAndStop)
{
    private static readonly TaskTypeRules Upgrade = new(true, true, false, true, true, true);
    private static readonly TaskTypeRules ByTargetsOrFile = new(true, false, true, false, false, false);
    private static readonly TaskTypeRules ByFile = new(false, false, true, false, false, false);
    private static readonly TaskTypeRules Delivery = new(true, true, false, false, false, false);

    // The reference lists confirm for moduleUpgrade but neither its targets nor retry and stop. Without targets there would be
    // nothing to confirm, so they are taken; retry and stop are not.
    private static readonly TaskTypeRules Module = new(true, true, false, false, true, false);

    /// <summary>A type that the reference does not describe: nothing is known to be wrong with it.</summary>
    public static TaskTypeRules Unknown { get; } = new(true, true, true, true, true, true);

    public static TaskTypeRules? Find(string taskType) => taskType switch
    {
        "softwareUpgrade" or "firmwareUpgrade" => Upgrade,
        "moduleUpgrade" => Module,
        "createDevices" or "updateDevices" => ByFile,
        "deleteDevices" or "freezeDevices" or "unfreezeDevices" => ByTargetsOrFile,
        "createCommands" or "createAsyncCommands" or "createMessages" or "updateDeviceShadows" => Delivery,
        _ => null,
    };
}
