namespace IoTDA.Sdk.Generators.Model;

/// <summary>A header that every call of the method carries.</summary>
internal sealed record StaticHeader(string Name, string Value);
