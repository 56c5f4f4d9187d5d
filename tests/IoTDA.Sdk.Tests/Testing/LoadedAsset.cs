using System.Reflection;
using System.Runtime.Versioning;

namespace IoTDA.Sdk.Tests.Testing;

/// <summary>The target of the library that this run tests.</summary>
internal static class LoadedAsset
{
    /// <summary>The target, as a project names it.</summary>
    public static string Name { get; } = NameOf(new FrameworkName(typeof(IoTDAClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName));

    private static string NameOf(FrameworkName framework) => framework.Identifier switch
    {
        ".NETCoreApp" => $"net{framework.Version}",
        ".NETFramework" => $"net{framework.Version.ToString().Replace(".", "", StringComparison.Ordinal)}",
        _ => framework.FullName,
    };
}
