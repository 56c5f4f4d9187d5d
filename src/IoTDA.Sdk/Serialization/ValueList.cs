using System.Collections;
using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>Lists that are equal when their items are, so that a record which holds one needs no equality of its own.</summary>
internal static class ValueList
{
    /// <summary>The items as such a list; none for null.</summary>
    public static IReadOnlyList<T> Of<T>(IEnumerable<T>? items) => items switch
    {
        null => ValueList<T>.Empty,
        ValueList<T> list => list,
        _ => new ValueList<T>(items.AsList()),
    };
}

/// <inheritdoc cref="ValueList" />
internal sealed class ValueList<T>(IReadOnlyList<T> items) : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    public static ValueList<T> Empty { get; } = new([]);

    public int Count => items.Count;

    public T this[int index] => items[index];

    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ValueList<T>? other) => other is not null && ListEquality.Equal(this, other);

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode() => ListEquality.Hash(items);

    public override string ToString() => $"[{string.Join(", ", items)}]";
}

/// <summary>Members of an object that are equal when they are in any order.</summary>
internal sealed class ValueMembers(IReadOnlyDictionary<string, JsonElement> members) : IReadOnlyDictionary<string, JsonElement>, IEquatable<ValueMembers>
{
    public int Count => members.Count;

    public IEnumerable<string> Keys => members.Keys;

    public IEnumerable<JsonElement> Values => members.Values;

    public JsonElement this[string key] => members[key];

    public bool ContainsKey(string key) => members.ContainsKey(key);

    public bool TryGetValue(string key, out JsonElement value) => members.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(ValueMembers? other) => other is not null && JsonMembers.Equal(members, other);

    public override bool Equals(object? obj) => Equals(obj as ValueMembers);

    public override int GetHashCode() => members.Count;

    /// <summary>The names only: what an unknown member holds may not be for a log.</summary>
    public override string ToString() => $"[{string.Join(", ", members.Keys)}]";
}
