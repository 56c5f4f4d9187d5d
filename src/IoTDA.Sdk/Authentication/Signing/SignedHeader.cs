namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>A header that the signature covers.</summary>
internal readonly record struct SignedHeader(string Name, string Value);
