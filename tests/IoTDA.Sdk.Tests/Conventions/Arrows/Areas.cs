using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace IoTDA.Sdk.Tests.Conventions.Arrows;

/// <summary>
/// The area that each type of an assembly belongs to: the folder of the file that declares it, or the file itself at the root. It is read from the debug
/// information and not from namespaces, since public types may share one whatever folder they are in. What a generator wrote has no area.
/// </summary>
internal static class Areas
{
    // Documents of types without a body: "Type Definition Documents" of the portable PDB format.
    private static readonly Guid TypeDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>Top-level types by their full name.</summary>
    /// <param name="assembly">The assembly, with its debug information beside it or in it.</param>
    /// <param name="sources">The folder of its sources, from the repository's root, with slashes.</param>
    public static IReadOnlyDictionary<string, string> Of(Assembly assembly, string sources)
    {
        using PEReader portable = new(File.OpenRead(assembly.Location));
        Assert.True(portable.TryOpenAssociatedPortablePdb(assembly.Location, File.OpenRead, out MetadataReaderProvider? provider, out _), "There is no debug information.");
        using (provider)
        {
            MetadataReader metadata = portable.GetMetadataReader();
            MetadataReader debug = provider!.GetMetadataReader();
            Dictionary<string, string> areas = [];
            foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
            {
                TypeDefinition type = metadata.GetTypeDefinition(handle);
                string? area = Documents(handle, type, debug).Select(document => AreaOf(document, sources)).FirstOrDefault(area => area is not null);
                if (area is not null)
                {
                    areas.TryAdd(NameOf(type, metadata), area);
                }
            }

            return areas;
        }
    }

    private static IEnumerable<string> Documents(TypeDefinitionHandle handle, TypeDefinition type, MetadataReader debug)
    {
        foreach (CustomDebugInformation information in debug.GetCustomDebugInformation(handle).Select(debug.GetCustomDebugInformation))
        {
            BlobReader blob = debug.GetBlobReader(information.Value);
            while (debug.GetGuid(information.Kind) == TypeDocuments && blob.RemainingBytes > 0)
            {
                yield return Name(MetadataTokens.DocumentHandle(blob.ReadCompressedInteger()), debug);
            }
        }

        foreach (MethodDefinitionHandle method in type.GetMethods())
        {
            MethodDebugInformation body = debug.GetMethodDebugInformation(method);
            foreach (DocumentHandle document in body.GetSequencePoints().Select(point => point.Document).Append(body.Document).Where(document => !document.IsNil))
            {
                yield return Name(document, debug);
            }
        }
    }

    // The lines of an iterator or an async method stand in a nested type that the compiler makes.
    private static string NameOf(TypeDefinition type, MetadataReader metadata) => type.IsNested
        ? NameOf(metadata.GetTypeDefinition(type.GetDeclaringType()), metadata)
        : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";

    private static string Name(DocumentHandle handle, MetadataReader debug) => debug.GetString(debug.GetDocument(handle).Name);

    private static string? AreaOf(string document, string sources)
    {
        int start = document.Replace('\\', '/').IndexOf($"/{sources}/", StringComparison.Ordinal);
        return start < 0 ? null : document[(start + sources.Length + 2)..].Split('/', '\\')[0];
    }
}
