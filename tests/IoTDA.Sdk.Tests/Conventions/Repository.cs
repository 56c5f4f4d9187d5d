using System.Reflection;

namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>A source file, as the conventions look at it.</summary>
/// <param name="Path">The path from the repository's root, with slashes.</param>
/// <param name="Text">The text.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The number of lines, as <c>wc -l</c> counts them.</summary>
    public int Lines => Text.Count(c => c == '\n');
}

/// <summary>The repository that this assembly was built from.</summary>
internal static class Repository
{
    /// <summary>Where the repository lies.</summary>
    public static readonly string Root = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The names of the projects under src.</summary>
    public static IReadOnlyList<string> Projects { get; } = [.. Directory.GetDirectories(Path.Combine(Root, "src"))
        .Where(directory => Directory.EnumerateFiles(directory, "*.csproj").Any())
        .Select(directory => Path.GetFileName(directory))
        .Order(StringComparer.Ordinal)];

    /// <summary>The hand-written C# files of a project under src.</summary>
    public static IReadOnlyList<SourceFile> Sources(string project) => FilesOf(Path.Combine("src", project));

    /// <summary>The C# files of all tests.</summary>
    public static IReadOnlyList<SourceFile> Tests() => FilesOf("tests");

    private static IReadOnlyList<SourceFile> FilesOf(string folder) => [.. Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(path => new SourceFile(path, Read(path)!))];

    /// <summary>A file's text; null when there is no such file.</summary>
    public static string? Read(string path)
    {
        string full = Path.Combine(Root, path);
        return File.Exists(full) ? File.ReadAllText(full).ReplaceLineEndings("\n") : null;
    }
}
