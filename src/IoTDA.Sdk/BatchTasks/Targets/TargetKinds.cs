namespace IoTDA.Sdk.BatchTasks.Targets;

/// <summary>The kinds of targets that a task type takes.</summary>
[Flags]
internal enum TargetKinds
{
    None = 0,
    Devices = 1,
    Groups = 2,
    File = 4,
    DevicesOrGroups = Devices | Groups,
    Any = DevicesOrGroups | File,
}
