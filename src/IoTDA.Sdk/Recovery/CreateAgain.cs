namespace IoTDA.Sdk;

/// <summary>Which creates are sent once more after the client has looked for the task and there is none. Each value includes those before it.</summary>
/// <remarks>Only under a unique name. Deletes, commands, messages and types that this SDK does not know are never sent again.</remarks>
public enum CreateAgain
{
    /// <summary>None: the outcome is reported as unknown.</summary>
    Never,

    /// <summary>Those whose type sets a state, so that a second run changes nothing: freeze, unfreeze, shadows, and creating and updating devices.</summary>
    StateSettingTypes,

    /// <summary>Upgrades too. Two runs may restart a device twice.</summary>
    UpgradesToo,
}
