using System.Reflection;
using System.Runtime.Loader;

namespace IoTDA.Sdk.Tests.Conventions.CallWalk;

/// <summary>A second copy of the library and of its tests: the runtime compiles what it runs of them, and tells.</summary>
internal sealed class FreshAssemblies() : AssemblyLoadContext("fresh")
{
    private static readonly Dictionary<string, string> Copied = new[] { typeof(IoTDAClient).Assembly, typeof(FreshAssemblies).Assembly }
        .ToDictionary(assembly => assembly.GetName().Name!, assembly => assembly.Location);

    /// <summary>A method of a static class of the tests.</summary>
    public MethodInfo Method(Type type, string name)
        => LoadFromAssemblyPath(type.Assembly.Location).GetType(type.FullName!)!.GetMethod(name, BindingFlags.Static | BindingFlags.Public)!;

    protected override Assembly? Load(AssemblyName assemblyName)
        => Copied.TryGetValue(assemblyName.Name!, out string? path) ? LoadFromAssemblyPath(path) : null;
}
