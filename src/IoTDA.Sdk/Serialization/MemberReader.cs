using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Serialization;

/// <summary>
/// Walks through an object's members. A member that is not known, that does not fit or that comes a second time is kept as it is, so that it
/// hides nothing that stands beside it.
/// </summary>
internal struct MemberReader(MemberNames names)
{
    private uint _seen;
    private string? _name;
    private Dictionary<string, JsonElement>? _rest;

    /// <summary>The position of the member's name among the known ones; -1 for one that is to be kept as it is.</summary>
    public int Member { get; private set; } = -1;

    /// <summary>Whether the member was there already.</summary>
    public bool IsRepeated { get; private set; }

    /// <summary>What was kept as it is.</summary>
    public readonly IReadOnlyDictionary<string, JsonElement> Rest => _rest ?? JsonMembers.None;

    /// <summary>Reads the next member's name and steps on to its value.</summary>
    public bool Next(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        Member = names.Find(ref reader, Member + 1);
        uint bit = Member < 0 ? 0 : 1u << Member;
        IsRepeated = (_seen & bit) != 0;
        if (Member < 0 || IsRepeated)
        {
            _name = JsonReading.ReadText(ref reader);
            Member = -1;
        }

        _seen |= bit;
        reader.Read();
        return true;
    }

    /// <summary>Passes over a member that is not known.</summary>
    /// <exception cref="JsonException">It is known, and comes a second time.</exception>
    public readonly void Skip(ref Utf8JsonReader reader)
    {
        if (IsRepeated)
        {
            throw new JsonException("A member is there twice.");
        }

        reader.Skip();
    }

    /// <summary>Keeps the member as it is.</summary>
    public void Keep(ref Utf8JsonReader reader) => Keep(Member, ref reader);

    /// <summary>Keeps an earlier member as it is.</summary>
    public void Keep(int member, ref Utf8JsonReader reader)
        => (_rest ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[member < 0 ? _name! : names[member]] = JsonElement.ParseValue(ref reader);

    /// <summary>Reads a string; null when the member is none.</summary>
    public string? ReadString(ref Utf8JsonReader reader) => Is(ref reader, JsonTokenType.String) ? JsonReading.ReadText(ref reader) : null;

    /// <summary>Reads a string, or any other value as its JSON text.</summary>
    public string? ReadTextOrJson(ref Utf8JsonReader reader)
        => reader.TokenType is JsonTokenType.String or JsonTokenType.Null ? ReadString(ref reader) : JsonElement.ParseValue(ref reader).GetRawText();

    /// <summary>Reads a boolean; null when the member is none.</summary>
    public bool? ReadBoolean(ref Utf8JsonReader reader)
        => reader.TokenType == JsonTokenType.True ? true : Is(ref reader, JsonTokenType.False) ? false : null;

    /// <summary>Reads a whole number, clamped to 32 bits; null when the member is none.</summary>
    public int? ReadInt32(ref Utf8JsonReader reader) => Is(ref reader, JsonTokenType.Number) ? WireNumber.ReadInt32(ref reader) : null;

    /// <summary>Reads a whole number, clamped to 64 bits; null when the member is none.</summary>
    public long? ReadInt64(ref Utf8JsonReader reader) => Is(ref reader, JsonTokenType.Number) ? WireNumber.ReadInt64(ref reader) : null;

    /// <summary>Reads a time; null when the member is none.</summary>
    public DateTimeOffset? ReadTime(ref Utf8JsonReader reader)
    {
        DateTimeOffset? time = null;
        if (Is(ref reader, JsonTokenType.String) && !CompactUtcTime.TryRead(ref reader, out time))
        {
            Keep(ref reader);
        }

        return time;
    }

    /// <summary>Reads an open value; default when the member is none.</summary>
    public T ReadValue<T>(ref Utf8JsonReader reader, OpenValues<T> values)
        where T : struct
        => Is(ref reader, JsonTokenType.String) ? values.Read(ref reader) : default;

    /// <summary>Reads an array of strings; empty when the member is none.</summary>
    public IReadOnlyList<string> ReadStrings(ref Utf8JsonReader reader)
    {
        Utf8JsonReader start = reader;
        if (!Is(ref reader, JsonTokenType.StartArray))
        {
            return [];
        }

        List<string>? items = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                reader = start;
                Keep(ref reader);
                return [];
            }

            (items ??= new List<string>(1)).Add(JsonReading.ReadText(ref reader));
        }

        return items is null ? [] : items;
    }

    /// <summary>Reads an object to keep as it is; null when the member is none, or has a member twice.</summary>
    public JsonObject? ReadJsonObject(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        if (!Is(ref reader, JsonTokenType.StartObject))
        {
            return null;
        }

        try
        {
            return JsonReading.ReadJsonObject(ref reader, options);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // The framework tells of a member that comes twice by any of the three.
            reader = start;
            Keep(ref reader);
            return null;
        }
    }

    /// <summary>Reads a record by its converter; null when the member is none.</summary>
    public T? ReadRecord<T>(ref Utf8JsonReader reader, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : class
        => Is(ref reader, JsonTokenType.StartObject) ? converter.Read(ref reader, typeof(T), options) : null;

    private bool Is(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType == type)
        {
            return true;
        }

        if (reader.TokenType != JsonTokenType.Null)
        {
            Keep(ref reader);
        }

        return false;
    }
}
