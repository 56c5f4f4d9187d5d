using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Serialization;

/// <summary>Reads and writes an open value type as its wire text; known texts are read without allocating a string.</summary>
internal abstract class WireValueConverter<T> : JsonConverter<T>
    where T : struct
{
    private (byte[] Text, T Value)[]? _known;

    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <summary>The values that this SDK knows.</summary>
    protected abstract IReadOnlyList<T> Known { get; }

    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return default;
        }

        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException($"A {typeof(T).Name} is a string, not {reader.TokenType}.");
        }

        if (!reader.ValueIsEscaped && !reader.HasValueSequence)
        {
            ReadOnlySpan<byte> read = reader.ValueSpan;
            foreach ((byte[] known, T value) in _known ??= [.. Known.Select(value => (Encoding.UTF8.GetBytes(TextOf(value)), value))])
            {
                if (read.SequenceEqual(known))
                {
                    return value;
                }
            }
        }

        string text = reader.GetString()!;
        return text.Length == 0 ? default : Create(text);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        string text = TextOf(value);
        if (text.Length == 0)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }

    /// <summary>The value that stands for a text which this SDK does not know.</summary>
    protected abstract T Create(string text);

    /// <summary>The value's wire text; empty for an absent value.</summary>
    protected abstract string TextOf(T value);
}
