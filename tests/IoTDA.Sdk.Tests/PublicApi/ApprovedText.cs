using System.Reflection;
using System.Runtime.Versioning;

namespace IoTDA.Sdk.Tests.PublicApi;

/// <summary>The public surface that was agreed on, kept beside the tests, so that a change shows in the diff.</summary>
internal static class ApprovedText
{
    private const string Accept = "ACCEPT_PUBLIC_API";

    /// <summary>What differs between the agreed and the actual lines of an assembly, with the way to accept it; null when nothing does.</summary>
    public static string? Check(Assembly assembly, string project)
    {
        string path = Path.Combine(Root, "tests", project, "PublicApi", $"PublicApi.{TargetOf(assembly)}.approved.txt");
        IReadOnlyList<string> actual = PublicApiPrinter.Print(assembly);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(path, string.Join('\n', actual) + "\n");
        }

        string[] approved = File.Exists(path) ? File.ReadAllLines(path) : [];
        IReadOnlyList<string> changes = Difference(approved, actual);
        return changes.Count == 0
            ? null
            : $"""
            The public surface of {assembly.GetName().Name} ({TargetOf(assembly)}) is not the agreed one:

            {string.Join(Environment.NewLine, changes)}

            If users shall see this change, accept it and commit the file:

              {Accept}=1 dotnet test tests/{project} --filter FullyQualifiedName~PublicApi

            """;
    }

    /// <summary>The target that an assembly was built for, as a project names it.</summary>
    public static string TargetOf(Assembly assembly)
    {
        var name = new FrameworkName(assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);
        return name.Identifier switch
        {
            ".NETCoreApp" => $"net{name.Version}",
            var other => $"{other}{name.Version}",
        };
    }

    /// <summary>The lines that are gone, and those that are new, each with the type that it belongs to.</summary>
    public static IReadOnlyList<string> Difference(IReadOnlyList<string> approved, IReadOnlyList<string> actual)
    {
        HashSet<string> before = [.. Placed(approved)];
        HashSet<string> after = [.. Placed(actual)];
        List<string> changes = [.. before.Except(after).Select(line => "- " + line), .. after.Except(before).Select(line => "+ " + line)];
        return changes.Count > 0 || approved.SequenceEqual(actual) ? changes : ["The same lines in another order."];
    }

    private static string Root { get; } = typeof(ApprovedText).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static IEnumerable<string> Placed(IEnumerable<string> lines)
    {
        string space = "";
        string type = "";
        foreach (string line in lines)
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                yield return $"{space} | {type} | {line.Trim()}";
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                type = line.Trim().Split(" : ")[0];
                yield return $"{space} | {line.Trim()}";
            }
            else
            {
                space = line;
                yield return line;
            }
        }
    }
}
