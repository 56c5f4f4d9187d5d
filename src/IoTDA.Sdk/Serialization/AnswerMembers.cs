using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>
/// The members of an object, taken one by one. What is not known, does not fit or comes a second time is left, so that it hides nothing that
/// stands beside it.
/// </summary>
internal sealed class AnswerMembers(JsonElement json)
{
    private readonly List<JsonProperty> _left = [.. json.EnumerateObject()];

    /// <summary>Takes an id.</summary>
    /// <exception cref="JsonException">There is none, or more than one.</exception>
    public string Id(string name)
        => Text(name) is { Length: > 0 } id && Find(name) < 0 ? id : throw new JsonException($"There is no {name}, or more than one.");

    /// <summary>Takes a text; null when the member is none.</summary>
    public string? Text(string name) => Take(name, JsonValueKind.String) is { } text ? TextOf(text) : null;

    /// <summary>Takes an open value; default when the member is none.</summary>
    public T Value<T>(string name, OpenValues<T> values)
        where T : struct
        => values.Of(Text(name));

    /// <summary>Takes a time; null when the member is none.</summary>
    public DateTimeOffset? Time(string name)
    {
        int at = Find(name);
        if (at < 0 || _left[at].Value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        string text = TextOf(_left[at].Value);
        bool isTime = CompactUtcTime.TryParse(text, out DateTimeOffset time);
        if (isTime || text.Length == 0)
        {
            _left.RemoveAt(at);
        }

        return isTime ? time : null;
    }

    /// <summary>Takes a boolean; null when the member is none.</summary>
    public bool? Boolean(string name) => (Take(name, JsonValueKind.True) ?? Take(name, JsonValueKind.False))?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>Takes a whole number, clamped to 64 bits; null when the member is none.</summary>
    public long? Number(string name)
        => Take(name, JsonValueKind.Number) is not { } number ? null
            : number.TryGetInt64(out long whole) ? whole
            : number.GetDouble() switch { >= long.MaxValue => long.MaxValue, <= long.MinValue => long.MinValue, var wide => (long)wide };

    /// <summary>Takes a list of texts; empty when the member is none, or holds something else.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        int at = Find(name);
        return at >= 0 && _left[at].Value is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().Any(static item => item.ValueKind != JsonValueKind.String)
            ? []
            : ValueList.Of(Take(name, JsonValueKind.Array)?.EnumerateArray().Select(TextOf));
    }

    /// <summary>Takes a list of records. One that is no object hides none of the others; where the list holds more than is read, it is left as well.</summary>
    public IReadOnlyList<T> Records<T>(string name, Func<AnswerMembers, T> create)
    {
        int at = Find(name);
        if (at < 0 || _left[at].Value.ValueKind != JsonValueKind.Array)
        {
            return ValueList<T>.Empty;
        }

        List<T> items = [];
        bool isWhole = true;
        foreach (JsonElement item in _left[at].Value.EnumerateArray())
        {
            AnswerMembers? members = item.ValueKind == JsonValueKind.Object ? new AnswerMembers(item) : null;
            if (members is not null)
            {
                items.Add(create(members));
            }

            isWhole &= members is { _left.Count: 0 };
        }

        if (isWhole)
        {
            _left.RemoveAt(at);
        }

        return ValueList.Of(items);
    }

    /// <summary>Takes a record; null when the member is none. Where it holds more than is read, it is left as well.</summary>
    public T? Record<T>(string name, Func<AnswerMembers, T?> create)
        where T : class
    {
        int at = Find(name);
        if (at < 0 || _left[at].Value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var members = new AnswerMembers(_left[at].Value);
        T? record = create(members);
        if (members._left.Count == 0)
        {
            _left.RemoveAt(at);
        }

        return record;
    }

    /// <summary>Takes a member away wherever it stands.</summary>
    public void Drop(string name) => _left.RemoveAll(member => IsNamed(member, name));

    /// <summary>What is left.</summary>
    public IReadOnlyDictionary<string, JsonElement> Rest()
    {
        if (_left.Count == 0)
        {
            return JsonMembers.None;
        }

        var rest = new Dictionary<string, JsonElement>(_left.Count, StringComparer.Ordinal);
        foreach (JsonProperty member in _left)
        {
            rest[NameOf(member)] = member.Value.Clone();
        }

        return JsonMembers.Of(rest);
    }

    // Null is as good as absent.
    private int Find(string name)
    {
        int at = _left.FindIndex(member => IsNamed(member, name));
        if (at < 0 || _left[at].Value.ValueKind != JsonValueKind.Null)
        {
            return at;
        }

        _left.RemoveAt(at);
        return -1;
    }

    private JsonElement? Take(string name, JsonValueKind kind)
    {
        int at = Find(name);
        if (at < 0 || _left[at].Value.ValueKind != kind)
        {
            return null;
        }

        JsonElement value = _left[at].Value;
        _left.RemoveAt(at);
        return value;
    }

    private static bool IsNamed(JsonProperty member, string name)
    {
        try
        {
            return member.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            // It is no valid text.
            return false;
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member).ToArray());
        }
    }

    private static string TextOf(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(text)[1..^1].ToArray());
        }
    }
}
