using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IoTDA.Sdk.Serialization;

/// <summary>What the hand-written converters share.</summary>
internal static class JsonReading
{
    /// <summary>How deep JSON may be nested: what a writer can write, and an enumeration of nodes can walk.</summary>
    public const int MaxDepth = 1000;

    /// <summary>
    /// Reads a value by its own converter. The serializer would first look for the value's end, at every level again.
    /// </summary>
    public static T? ReadBy<T>(ref Utf8JsonReader reader, JsonConverter<T> converter, JsonSerializerOptions options)
        => reader.TokenType == JsonTokenType.Null && !converter.HandleNull ? default : converter.Read(ref reader, typeof(T), options);

    /// <summary>The converter of a type that crosses the wire.</summary>
    public static JsonConverter<T> Converter<T>(this JsonSerializerOptions options) => (JsonConverter<T>)options.TypeInfo<T>().Converter;

    /// <summary>Checks that an object starts here.</summary>
    public static void ExpectObject(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"{what} is a JSON object, not {reader.TokenType}.");
        }
    }

    /// <summary>Reads an id, which is exact or an error.</summary>
    public static string? ReadId(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.String or JsonTokenType.Null
        ? reader.GetString()
        : throw new JsonException($"An id is a string, not {reader.TokenType}.");

    /// <summary>Reads a string; what is no valid text in it is replaced or left escaped, since it must not hide what stands beside it.</summary>
    public static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray());
        }
    }

    /// <summary>Reads an object to keep as it is; null is null.</summary>
    public static JsonObject? ReadJsonObject(ref Utf8JsonReader reader, JsonSerializerOptions options)
        => JsonSerializer.Deserialize(ref reader, options.TypeInfo<JsonObject>());

    /// <summary>The source-generated description of a type.</summary>
    public static JsonTypeInfo<T> TypeInfo<T>(this JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
