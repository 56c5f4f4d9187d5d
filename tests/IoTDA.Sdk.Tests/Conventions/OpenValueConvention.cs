namespace IoTDA.Sdk.Tests.Conventions;

/// <summary>An open value type, as the convention looks at it.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Members">The wire text of each static member, by the member's name.</param>
/// <param name="Known">The wire texts that are known.</param>
/// <param name="KindOf">The name of the enumeration's member for a wire text; null when the type has no enumeration.</param>
/// <param name="Kinds">The enumeration's members; empty when there is none.</param>
internal sealed record OpenValue(
    string Name,
    IReadOnlyDictionary<string, string> Members,
    IReadOnlyCollection<string> Known,
    Func<string, string>? KindOf,
    IReadOnlyCollection<string> Kinds);

/// <summary>What an open type lists is all there: a static member for each known text, and for each member of its enumeration.</summary>
internal static class OpenValueConvention
{
    private const string Unknown = "Unknown";

    public static IEnumerable<string> Check(OpenValue type)
    {
        foreach ((string member, string text) in type.Members)
        {
            if (!type.Known.Contains(text))
            {
                yield return $"{type.Name}.Values does not know '{text}': add it as {member}.";
            }

            if (type.KindOf is { } kindOf && kindOf(text) != member)
            {
                yield return $"{type.Name}.Kind reads '{text}' as {kindOf(text)}: add it with the kind {member}.";
            }
        }

        foreach (string text in type.Known.Except(type.Members.Values))
        {
            yield return $"{type.Name}.Values knows '{text}' but the type has no member for it: add one, or take it out.";
        }

        foreach (string text in type.Members.Values.GroupBy(text => text).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            yield return $"{type.Name} has two members for '{text}': keep one.";
        }

        if (type.KindOf is not null)
        {
            foreach (string kind in type.Kinds.Except(type.Members.Keys).Where(kind => kind != Unknown))
            {
                yield return $"{type.Name}Kind.{kind} has no value: add the static member {type.Name}.{kind}, or take it out.";
            }

            if (type.KindOf("not yet known") != Unknown || type.KindOf("") != Unknown)
            {
                yield return $"{type.Name}.Kind must read what it does not know as {Unknown}.";
            }
        }
    }
}
