using System.Text.Json;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Serialization;

/// <summary>A list of an answer: null is empty, and an item that cannot be read hides none of the others.</summary>
internal static class AnswerList
{
    public static IReadOnlyList<T> Read<T>(ref Utf8JsonReader reader, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : class
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return [];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException($"An array was expected, not {reader.TokenType}.");
        }

        List<T>? items = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Utf8JsonReader start = reader;
            try
            {
                (items ??= []).Add(converter.Read(ref reader, typeof(T), options)!);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                reader = start;
                reader.Skip();
            }
        }

        return items is null ? [] : items;
    }

    public static void Write<T>(Utf8JsonWriter writer, IReadOnlyList<T> items, JsonConverter<T> converter, JsonSerializerOptions options)
        where T : class
    {
        writer.WriteStartArray();
        for (int i = 0; i < items.Count; i++)
        {
            converter.Write(writer, items[i], options);
        }

        writer.WriteEndArray();
    }
}
