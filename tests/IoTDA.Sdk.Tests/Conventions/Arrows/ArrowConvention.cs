using System.Reflection;
using Mono.Cecil;
using NetArchTest.Rules;

namespace IoTDA.Sdk.Tests.Conventions.Arrows;

/// <summary>Which area of the sources may know which other: the arrows go one way.</summary>
internal static class ArrowConvention
{
    private static readonly string[] Family = ["Paging", "Wire", "Errors", "Serialization", "Validation", "Recovery", "Diagnostics"];

    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Serialization"] = [],

        // The error code is an open value type with its wire text, as the features' are.
        ["Errors"] = ["Serialization"],

        // Violations are collected into the exception that lists them.
        ["Validation"] = ["Errors", "Serialization"],
        ["Diagnostics"] = [],
        ["Wire"] = ["Errors", "Diagnostics"],

        // A page that is over the limit of an answer is asked for again.
        ["Paging"] = ["Serialization", "Wire", "Errors"],
        ["Recovery"] = ["Wire", "Errors"],
        ["Endpoints"] = [],
        ["Authentication"] = ["Wire", "Errors", "Diagnostics", "Endpoints", "Validation"],
    };

    // What a family takes of another.
    private static readonly Dictionary<string, string[]> AmongFamilies = new()
    {
        ["DeviceGroups"] = ["Devices"],
        ["Searching"] = ["Devices"],
        ["BatchTasks"] = ["Devices"],
    };

    private static readonly Dictionary<string, string[]> Above = new()
    {
        ["Pipeline"] = ["Wire", "Errors", "Diagnostics", "Validation"],
        ["Calls"] = ["Pipeline", "Wire", "Validation"],
        ["IoTDAClientOptions.cs"] = ["Authentication", "Endpoints", "Pipeline", "Recovery", "BatchTasks"],
        ["IoTDAClientOptionsValidator.cs"] = ["IoTDAClientOptions.cs", "Authentication", "Endpoints", "Pipeline", "Recovery", "BatchTasks", "Validation"],

        // Those that put the others together.
        ["IoTDAJsonContext.cs"] = [.. Families(), "Authentication", "Paging", "Serialization", "Wire", "Errors"],
        ["IoTDAJsonConverter.cs"] = [.. Families(), "IoTDAJsonContext.cs", "Serialization", "Errors"],
        ["IoTDAJson.cs"] = [.. Families(), "IoTDAJsonContext.cs"],
        ["Composition"] = ["IoTDAClientOptions.cs", "IoTDAJsonContext.cs", "Pipeline", "Authentication", "Recovery", "Wire", "Errors", "Diagnostics"],
        ["IoTDAClient.cs"] =
        [
            .. Families(), "Composition", "IoTDAClientOptions.cs", "IoTDAClientOptionsValidator.cs", "IoTDAJsonContext.cs", "Calls", "Pipeline", "Authentication",
            "Recovery", "Wire", "Diagnostics",
        ],

        // Nobody knows the container.
        ["DependencyInjection"] =
        [
            .. Families(), "IoTDAClient.cs", "Composition", "IoTDAClientOptions.cs", "IoTDAClientOptionsValidator.cs", "Pipeline", "Authentication", "Recovery",
            "Validation", "Wire", "Diagnostics",
        ],
    };

    /// <summary>
    /// The areas of the library, each below those that it may know. A folder with a wire
    /// interface is a family.
    /// </summary>
    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = Below
        .Concat(Families().OrderBy(family => AmongFamilies.ContainsKey(family)).Select(family => KeyValuePair.Create<string, string[]>(
            family, [.. Family, .. AmongFamilies.GetValueOrDefault(family, [])])))
        .Concat(Above)
        .ToDictionary(area => area.Key, area => area.Value);

    /// <summary>Checks the types of an assembly. A constant, the type of a caught exception and a type that an attribute names leave no trace that could be seen.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="areas">The area of each type.</param>
    /// <param name="allowed">The areas that each area may know; those that it does not list may be known by all.</param>
    public static IEnumerable<string> Check(Assembly assembly, IReadOnlyDictionary<string, string> areas, IReadOnlyDictionary<string, string[]> allowed)
        => from area in allowed
           let forbidden = areas.Where(type => type.Value != area.Key && allowed.ContainsKey(type.Value) && !area.Value.Contains(type.Value)).Select(type => type.Key)
           from broken in Types.InAssembly(assembly).That().MeetCustomRule(type => areas.GetValueOrDefault(NameOf(type)) == area.Key)
               .Should().NotHaveDependencyOnAny([.. forbidden]).GetResult().FailingTypes
           select $"{area.Key} may not know {broken.Explanation.Split(": ")[1]}, and {broken.FullName} does: "
               + "move what it needs to an area that both may know, or turn the arrow round with an interface.";

    /// <summary>The arrows of a table that point to an area which does not stand before.</summary>
    public static IEnumerable<string> Circles(IReadOnlyDictionary<string, string[]> allowed)
    {
        HashSet<string> before = [];
        foreach ((string area, string[] known) in allowed)
        {
            foreach (string other in known.Where(other => !before.Contains(other)))
            {
                yield return $"{area} may know {other}, which does not stand before it: the arrows could go in a circle. Move the line, or take the arrow out.";
            }

            before.Add(area);
        }
    }

    private static IEnumerable<string> Families()
        => Repository.Sources("IoTDA.Sdk").Select(file => file.Path.Split('/'))
            .Where(path => path is [_, _, _, ['I', .., 'A', 'p', 'i', '.', 'c', 's']]).Select(path => path[2]).Distinct();

    // What the compiler makes of an iterator or a lambda is nested in the type that has it.
    private static string NameOf(TypeDefinition type) => type.DeclaringType is { } outer ? NameOf(outer) : type.FullName;
}
