namespace IoTDA.Sdk.Generators;

/// <summary>The names of the generator's steps, by which tests see what was done again.</summary>
internal static class TrackingNames
{
    public const string Parsed = nameof(Parsed);
    public const string Interfaces = nameof(Interfaces);
    public const string Diagnostics = nameof(Diagnostics);
}
