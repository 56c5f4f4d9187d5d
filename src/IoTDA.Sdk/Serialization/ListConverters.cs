using System.Text.Json;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Serialization;

/// <summary>A list of records that is never null: JSON null reads as empty, a null item is an error.</summary>
internal sealed class RecordListConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return [];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"An array was expected, not {reader.TokenType}.");
        }

        JsonConverter<T> converter = options.Converter<T>();
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(JsonReading.ReadBy(ref reader, converter, options) ?? throw new JsonException("A list holds a null."));
        }

        return items;
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        var typeInfo = options.TypeInfo<T>();
        writer.WriteStartArray();
        for (int i = 0; i < value.Count; i++)
        {
            JsonSerializer.Serialize(writer, value[i], typeInfo);
        }

        writer.WriteEndArray();
    }
}
