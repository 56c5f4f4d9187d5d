namespace IoTDA.Sdk.Recovery;

/// <summary>When a call began: by this machine's clock, for people, and by its timestamps, for arithmetic.</summary>
internal readonly record struct CallStart(DateTimeOffset Time, long Timestamp);
