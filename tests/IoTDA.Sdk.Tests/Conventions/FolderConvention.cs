namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>Folders are features or stages, never kinds of types.</summary>
internal static class FolderConvention
{
    private static readonly HashSet<string> Kinds = new(StringComparer.OrdinalIgnoreCase) { "Models", "Interfaces", "Enums", "Utils", "Helpers" };

    public static IEnumerable<string> Check(IEnumerable<SourceFile> files)
        => from file in files
           from folder in file.Path.Split('/')[..^1]
           where Kinds.Contains(folder)
           select $"{file.Path}: '{folder}' says what kind of type it holds. Move the file into the folder of the feature or stage that uses it.";
}
