namespace IoTDA.Sdk.Authentication.Sources;

/// <summary>The one place that reads the process's environment: its variables, and the files that they name.</summary>
internal sealed class EnvironmentVariables(Func<string, string?> read, Func<string, string?>? readFile = null)
{
    /// <summary>The environment of this process.</summary>
#pragma warning disable RS0030 // the documented last source of credentials; everything else is handed in
    public static EnvironmentVariables OfProcess { get; } = new(Environment.GetEnvironmentVariable, static path => File.Exists(path) ? File.ReadAllText(path) : null);
#pragma warning restore RS0030

    /// <summary>A variable's value; <see langword="null"/> when it is not set, or empty.</summary>
    public string? this[string name] => read(name) is { Length: > 0 } value ? value : null;

    /// <summary>A file's text; <see langword="null"/> when there is no such file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public string? ReadFile(string path) => readFile?.Invoke(path);
}
