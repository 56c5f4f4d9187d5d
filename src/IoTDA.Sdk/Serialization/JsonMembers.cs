using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IoTDA.Sdk.Serialization;

/// <summary>Members of an object that are kept as they are.</summary>
internal static class JsonMembers
{
    public static readonly IReadOnlyDictionary<string, JsonElement> None
        = new ValueMembers(new Dictionary<string, JsonElement>());

    /// <summary>The members as a value; none for null.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(IReadOnlyDictionary<string, JsonElement>? members)
        => members is null ? None : members as ValueMembers ?? new ValueMembers(members);

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
    {
        if (first.ValueKind == JsonValueKind.Undefined || second.ValueKind == JsonValueKind.Undefined)
        {
            return first.ValueKind == second.ValueKind;
        }

        try
        {
            return JsonMarshal.GetRawUtf8Value(first).SequenceEqual(JsonMarshal.GetRawUtf8Value(second)) || JsonElement.DeepEquals(first, second);
        }
        catch (InvalidOperationException)
        {
            // A string in it is no valid text.
            return false;
        }
    }

    /// <summary>Whether both are equal JSON.</summary>
    public static bool Equal(JsonNode? first, JsonNode? second)
    {
        try
        {
            return ReferenceEquals(first, second) || JsonNode.DeepEquals(first, second);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Writes JSON as it is, whatever stands in its strings.</summary>
    public static void WriteAsIs(this Utf8JsonWriter writer, JsonElement json)
        => writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(json), skipInputValidation: true);

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
            writer.WriteAsIs(member.Value);
        }
    }
}
