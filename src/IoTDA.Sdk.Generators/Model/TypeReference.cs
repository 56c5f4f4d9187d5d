namespace IoTDA.Sdk.Generators.Model;

/// <summary>A C# type.</summary>
/// <param name="FullName">As emitted: <c>global::</c>-qualified.</param>
/// <param name="ShortName">An identifier that tells the type to a reader, not unique.</param>
internal sealed record TypeReference(string FullName, string ShortName);
