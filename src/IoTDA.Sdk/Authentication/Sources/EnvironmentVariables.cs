namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>The one place that reads the process's environment.</summary>
internal sealed class EnvironmentVariables(Func<string, string?> read)
{
    /// <summary>The environment of this process.</summary>
#pragma warning disable RS0030 // the documented last source of credentials; everything else is handed in
    public static EnvironmentVariables OfProcess { get; } = new(Environment.GetEnvironmentVariable);
#pragma warning restore RS0030

    /// <summary>A variable's value; <see langword="null"/> when it is not set, or empty.</summary>
    public string? this[string name] => read(name) is { Length: > 0 } value ? value : null;
}
