namespace IoTDA.Sdk.Emulator.Credentials;

/// <summary>A token and the time of its end.</summary>
internal sealed record IssuedToken(string Value, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);
