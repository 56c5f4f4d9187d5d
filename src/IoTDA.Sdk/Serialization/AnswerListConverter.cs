using System.Text.Json;
using System.Text.Json.Serialization;

namespace IoTDA.Sdk.Serialization;

/// <summary>A list of an answer, as a member of a record.</summary>
internal sealed class AnswerListConverter<T> : JsonConverter<IReadOnlyList<T>>
    where T : class
{
    /// <inheritdoc />
    public override bool HandleNull => true;

    /// <inheritdoc />
    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        => AnswerList.Read(ref reader, options.Converter<T>(), options);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
        => AnswerList.Write(writer, value, options.Converter<T>(), options);
}
