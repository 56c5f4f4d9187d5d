using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>Names on the wire are snake_case, and every type that has some is described in the JSON context.</summary>
internal static partial class WireNameConvention
{
    /// <summary>Checks types whose properties are on the wire.</summary>
    /// <param name="types">The types; those without a wire name are passed over.</param>
    /// <param name="isDescribed">Whether the JSON context describes a type.</param>
    public static IEnumerable<string> CheckTypes(IEnumerable<Type> types, Func<Type, bool> isDescribed)
    {
        foreach (Type type in types.Where(type => WireProperties(type).Any()))
        {
            if (!isDescribed(type))
            {
                yield return $"{type.Name} is on the wire but not in the JSON context: add [JsonSerializable(typeof({type.Name}))] to IoTDAJsonContext.";
            }

            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                string? name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;
                if (name is null && property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
                {
                    yield return $"{type.Name}.{property.Name} has no wire name: add [JsonPropertyName(\"{ToSnakeCase(property.Name)}\")], or [JsonIgnore].";
                }
                else if (name is not null && !SnakeCase().IsMatch(name))
                {
                    yield return $"{type.Name}.{property.Name} is '{name}' on the wire: the service's names are snake_case, such as '{ToSnakeCase(name)}'.";
                }
            }
        }
    }

    /// <summary>Checks the names in JSON that a converter wrote.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="freeForm">Members whose content is the user's.</param>
    public static IEnumerable<string> CheckNames(JsonNode? json, IReadOnlySet<string> freeForm) => json switch
    {
        JsonObject members => members.SelectMany(member => (SnakeCase().IsMatch(member.Key)
            ? (IEnumerable<string>)[]
            : [$"A converter writes '{member.Key}': the service's names are snake_case, such as '{ToSnakeCase(member.Key)}'."])
            .Concat(freeForm.Contains(member.Key) ? [] : CheckNames(member.Value, freeForm))),
        JsonArray items => items.SelectMany(item => CheckNames(item, freeForm)),
        _ => [],
    };

    private static IEnumerable<PropertyInfo> WireProperties(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.IsDefined(typeof(JsonPropertyNameAttribute)));

    private static string ToSnakeCase(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SnakeCase();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}
