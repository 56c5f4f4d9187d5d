namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>What a second run of a task does, and so whether a create that left no trace may be sent once more.</summary>
internal enum SendAgain
{
    /// <summary>It cannot be undone, or reaches the device twice: never.</summary>
    Never,

    /// <summary>It sets the state that the first run has set.</summary>
    StateSetting,

    /// <summary>It installs the same package again, and restarts the device again.</summary>
    Upgrades,
}
