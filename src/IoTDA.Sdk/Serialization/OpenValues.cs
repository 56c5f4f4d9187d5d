using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Serialization;

/// <summary>The known values of an open type, which is its wire text: listed once, read and written here. Known texts are read without a string.</summary>
internal class OpenValues<T>(Func<string, T> create) : JsonConverter<T>, IOwnConverter
    where T : struct
{
    // Lists of references: for each structure of its own the runtime would have to compile a list.
    private readonly List<string> _known = [];
    private readonly List<byte[]> _bytes = [];

    /// <summary>The known values, in the order in which they were added.</summary>
    public IEnumerable<T> Known => _known.Select(create);

    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <summary>Adds a value.</summary>
    public T Add(string text)
    {
        _known.Add(text);
        _bytes.Add(Encoding.UTF8.GetBytes(text));
        return create(text);
    }

    /// <summary>The value of a text; default for none.</summary>
    public T Of(string? text) => string.IsNullOrEmpty(text) ? default : create(text);

    /// <summary>Reads a value that is a string or null here.</summary>
    public T Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (!reader.ValueIsEscaped && !reader.HasValueSequence)
        {
            ReadOnlySpan<byte> read = reader.ValueSpan;
            for (int i = 0; i < _bytes.Count; i++)
            {
                if (read.SequenceEqual(_bytes[i]))
                {
                    return create(_known[i]);
                }
            }
        }

        string text = JsonReading.ReadText(ref reader);
        return text.Length == 0 ? default : create(text);
    }

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => reader.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? Read(ref reader)
            : throw new JsonException($"A {typeof(T).Name} is a string, not {reader.TokenType}.");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        string text = value.ToString()!;
        if (text.Length == 0)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }
}

/// <summary>The known values of an open type that has an enumeration beside it.</summary>
internal sealed class OpenValues<T, TKind>(Func<string, T> create) : OpenValues<T>(create)
    where T : struct
    where TKind : struct, Enum
{
    private readonly Dictionary<string, TKind> _kinds = new(StringComparer.Ordinal);

    /// <summary>Adds a value and its kind.</summary>
    public T Add(string text, TKind kind)
    {
        _kinds.Add(text, kind);
        return Add(text);
    }

    /// <summary>The kind of a text; the enumeration's first for one that is not known.</summary>
    public TKind KindOf(string text) => _kinds.TryGetValue(text, out TKind kind) ? kind : default;
}
