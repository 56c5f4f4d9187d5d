namespace IoTDA.Sdk.Authentication.Signing;

/// <summary>A header that the signature covers.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Value">The value as it is sent.</param>
internal readonly record struct SignedHeader(string Name, string Value);
