namespace IoTDA.Sdk.Emulator.Credentials;

/// <summary>A token: what it is valid for, none where it has no project's scope, and until when.</summary>
internal sealed record IssuedToken(string Value, string? ProjectId, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);
