namespace IoTDA.Sdk.Emulator;

/// <summary>One attempt of a sub-task, about to run.</summary>
/// <param name="TaskId">The batch task's id.</param>
/// <param name="TaskName">The batch task's name.</param>
/// <param name="TaskType">The batch task's type, as on the wire.</param>
/// <param name="Target">The device id, or for createDevices the row.</param>
/// <param name="Index">The target's position in the task, from 0.</param>
/// <param name="Attempt">The number of this attempt, from 1.</param>
public readonly record struct DeviceAttempt(string TaskId, string TaskName, string TaskType, string Target, int Index, int Attempt);
