namespace IoTDA.Sdk.Emulator;

/// <summary>Where a clock stands.</summary>
internal readonly record struct ClockPosition(DateTimeOffset Now, bool IsFrozen, double Speed);
