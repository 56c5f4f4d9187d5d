namespace IoTDA.Sdk.Authentication;

internal sealed record CreateTokenRequest(string? Name);

internal sealed record CreateTokenResponse(string? Token);
