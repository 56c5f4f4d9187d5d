using System.Reflection;

namespace IoTDA.Sdk.Wire;

/// <summary>The one User-Agent of every request: product and version, nothing of the machine.</summary>
internal static class UserAgent
{
    /// <summary>The header's value.</summary>
    public static string Value { get; } =
        "IoTDA.Sdk/" + (typeof(UserAgent).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");
}
