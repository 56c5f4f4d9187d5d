using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;
using PublicApiGenerator;

namespace IoTDA.Sdk.Testing;

/// <summary>
/// What users can reach of an assembly, as PublicApiGenerator prints it. Left out are attributes for debuggers, the trimmer and the serializer. It does not show
/// EditorBrowsable, nor that a type is a record and its Deconstruct.
/// </summary>
internal static class PublicSurface
{
    private static readonly string[] Silent =
    [
        .. new[] { typeof(DebuggerDisplayAttribute), typeof(DebuggerBrowsableAttribute), typeof(DynamicallyAccessedMembersAttribute) }
            .Concat(typeof(JsonAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JsonAttribute)))).Select(type => type.FullName!),
    ];

    public static string[] Print(Assembly assembly, params Type[] types)
    {
        ApiGeneratorOptions options = new()
        {
            IncludeAssemblyAttributes = false,
            ExcludeAttributes = Silent,
            DenyNamespacePrefixes = [],
            IncludeTypes = types.Length == 0 ? null : types,
        };
        return assembly.GeneratePublicApi(options).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
    }

    /// <summary>The lines that are gone, and those that are new, each behind those that enclose it; empty when nothing differs.</summary>
    public static string[] Difference(string[] approved, string[] actual)
    {
        string[] before = [.. Placed(approved)];
        string[] after = [.. Placed(actual)];
        string[] changes = [.. before.Except(after).Select(line => "- " + line), .. after.Except(before).Select(line => "+ " + line)];
        return changes.Length > 0 || approved.SequenceEqual(actual) ? changes : ["The same lines in another order."];
    }

    private static IEnumerable<string> Placed(string[] lines)
    {
        Stack<string> enclosing = new();
        string previous = "";
        foreach (string line in lines.Select(line => line.Trim()))
        {
            if (line == "{")
            {
                enclosing.Push(previous);
            }
            else if (line == "}")
            {
                enclosing.Pop();
            }
            else
            {
                yield return string.Join(" | ", enclosing.Reverse().Append(line));
                previous = line;
            }
        }
    }
}
