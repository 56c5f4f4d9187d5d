namespace IoTDA.Sdk.Emulator.Fleet;

/// <summary>A record that lists show in descending order of id.</summary>
internal sealed record FleetRecord<T>(string RecordId, T Value, DateTimeOffset CreatedAt);
