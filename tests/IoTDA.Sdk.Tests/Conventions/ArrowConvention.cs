using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>Which area of the sources may know which other: the arrows go one way.</summary>
internal static partial class ArrowConvention
{
    private const string Root = "src/IoTDA.Sdk/";

    private static readonly string[] Everybody =
    [
        "Authentication", "BatchTaskFiles", "BatchTasks", "DependencyInjection", "Diagnostics", "Endpoints", "Errors", "Http", "Paging",
        "Recovery", "Resilience", "Serialization", "Validation", "",
    ];

    /// <summary>By folder, or by file for those at the root, which make up the area without a name.</summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>
    {
        ["Compatibility"] = [],
        ["Serialization"] = [],

        // The error code is an open value type with its wire text, as the features' are.
        ["Errors"] = ["Serialization"],

        // Violations are collected into the exception that lists them.
        ["Validation"] = ["Errors", "Serialization"],
        ["Paging"] = ["Serialization"],
        ["Diagnostics"] = [],
        ["Http"] = ["Errors", "Diagnostics"],
        ["Recovery"] = ["Http", "Errors"],
        ["Resilience"] = ["Http", "Errors", "Diagnostics"],
        ["Endpoints"] = [],
        ["Authentication"] = ["Http", "Errors", "Diagnostics", "Endpoints", "Validation"],
        ["BatchTasks"] = ["Paging", "Http", "Errors", "Serialization", "Validation", "Recovery", "Diagnostics"],
        ["BatchTaskFiles"] = ["Paging", "Http", "Errors", "Serialization", "Validation", "Recovery", "Diagnostics"],

        ["DependencyInjection"] = Everybody,
        ["IoTDAClient.cs"] = Everybody,
        ["IoTDAJsonContext.cs"] = Everybody,
        ["IoTDAClientOptions.cs"] = ["Authentication", "BatchTasks", "Endpoints", "Resilience", "Recovery", ""],
        ["IoTDAClientOptionsValidator.cs"] = ["Authentication", "Resilience", "Recovery", "Validation", ""],
    };

    public static IEnumerable<string> Check(IReadOnlyCollection<SourceFile> files, IReadOnlyDictionary<string, string[]> allowed)
    {
        // Types that are in scope everywhere: of the root namespace, and of the one that the project imports globally.
        (string Name, string Area)[] everywhere = [.. files
            .Where(file => AreaOf(file) is "" or "Http")
            .SelectMany(file => Declaration().Matches(Code(file)).Select(match => (NameOf(match), AreaOf(file))))];
        foreach (SourceFile file in files)
        {
            string key = AreaOf(file) is { Length: > 0 } area ? area : file.Path[Root.Length..];
            string code = Code(file);
            if (!allowed.TryGetValue(key, out string[]? known))
            {
                yield return $"{file.Path}: nothing says which areas '{key}' may know. Add it to ArrowConvention.Allowed, and to docs/architecture.md.";
                continue;
            }

            IEnumerable<string> used = Import().Matches(code).Select(match => match.Groups["area"].Value)
                .Concat(everywhere.Where(type => Regex.IsMatch(code, $@"\b{type.Name}\b")).Select(type => type.Area));
            foreach (string other in used.Distinct().Where(other => other != AreaOf(file) && !known.Contains(other)))
            {
                yield return $"{file.Path}: {key} may not know {(other.Length == 0 ? "the root" : other)}. "
                    + "Move what it needs to an area that both may know, or turn the arrow round with an interface.";
            }
        }
    }

    /// <summary>The areas that know each other in a circle.</summary>
    public static IEnumerable<string> Circles(IReadOnlyDictionary<string, string[]> allowed)
        => from area in allowed.Keys
           where area is not "DependencyInjection" && !area.EndsWith(".cs", StringComparison.Ordinal) && Reach(area, allowed).Contains(area)
           select $"{area} knows itself over others: take one of its arrows out of ArrowConvention.Allowed.";

    private static HashSet<string> Reach(string from, IReadOnlyDictionary<string, string[]> allowed)
    {
        HashSet<string> reached = [];
        Stack<string> open = new(allowed[from]);
        while (open.TryPop(out string? area))
        {
            if (reached.Add(area) && allowed.TryGetValue(area, out string[]? next))
            {
                Array.ForEach(next, open.Push);
            }
        }

        return reached;
    }

    private static string AreaOf(SourceFile file) => file.Path[Root.Length..].Split('/') is [var area, _, ..] ? area : "";

    // An attribute is used by its short name.
    private static string NameOf(Match declaration)
        => declaration.Groups["name"].Value is var name && name.EndsWith("Attribute", StringComparison.Ordinal) ? $@"\[{name[..^"Attribute".Length]}" : name;

    /// <summary>The code without comments and strings, which may name anything.</summary>
    private static string Code(SourceFile file) => NotCode().Replace(file.Text, "");

    [GeneratedRegex("""//[^\n]*|\$?"(?:\\.|[^"\\\n])*"(?:u8)?""", RegexOptions.CultureInvariant)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"\bIoTDA\.Sdk\.(?<area>[A-Z]\w*)(?=[;.])(?<!^namespace IoTDA\.Sdk\.\w*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Import();

    [GeneratedRegex(
        @"^(?:public |internal |sealed |static |abstract |partial |readonly |ref )*(?:record struct|class|record|struct|interface|enum) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
