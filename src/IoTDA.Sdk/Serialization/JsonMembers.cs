using System.Collections.ObjectModel;
using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>Members of an object that are kept as they are.</summary>
internal static class JsonMembers
{
    public static readonly IReadOnlyDictionary<string, JsonElement> None
        = new ReadOnlyDictionary<string, JsonElement>(new Dictionary<string, JsonElement>());

    /// <summary>Whether both have equal members, in any order.</summary>
    public static bool Equal(IReadOnlyDictionary<string, JsonElement> first, IReadOnlyDictionary<string, JsonElement> second)
    {
        if (ReferenceEquals(first, second))
        {
            return true;
        }

        if (first.Count != second.Count)
        {
            return false;
        }

        foreach (KeyValuePair<string, JsonElement> member in first)
        {
            if (!second.TryGetValue(member.Key, out JsonElement other) || !Equal(member.Value, other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether both are equal JSON; none at all is equal to itself.</summary>
    public static bool Equal(JsonElement first, JsonElement second)
        => first.ValueKind == JsonValueKind.Undefined || second.ValueKind == JsonValueKind.Undefined
            ? first.ValueKind == second.ValueKind
            : JsonElement.DeepEquals(first, second);

    /// <summary>Writes the members as they are.</summary>
    public static void WriteMembers(this Utf8JsonWriter writer, IReadOnlyDictionary<string, JsonElement> members)
    {
        if (members.Count == 0)
        {
            return;
        }

        foreach (KeyValuePair<string, JsonElement> member in members)
        {
            writer.WritePropertyName(member.Key);
            member.Value.WriteTo(writer);
        }
    }
}
