using System.Text.Json;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Serialization;

/// <summary>Reads and writes a record of a few hundred bytes: a line a member. Lists of tens of thousands have converters that read without a document.</summary>
/// <param name="what">What the record is called in an error.</param>
internal abstract class RecordConverter<T>(string what) : JsonConverter<T>, IOwnConverter
    where T : class
{
    /// <inheritdoc />
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, what);
        using JsonDocument json = JsonDocument.ParseValue(ref reader);
        return Create(new AnswerMembers(json.RootElement));
    }

    /// <inheritdoc />
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteMembers(writer, value);
        writer.WriteEndObject();
    }

    /// <summary>Takes the record's members; what is left goes into the record's additional ones.</summary>
    protected abstract T Create(AnswerMembers members);

    /// <summary>Writes the members as they came.</summary>
    protected abstract void WriteMembers(Utf8JsonWriter writer, T value);
}

/// <summary>A converter that needs no options, so that a context of the application's own can take it.</summary>
internal interface IOwnConverter
{
    /// <summary>The type that it reads and writes.</summary>
    Type? Type { get; }
}
