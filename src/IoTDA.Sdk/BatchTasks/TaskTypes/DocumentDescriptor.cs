using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>The document of a task type, and how it is read.</summary>
internal sealed class DocumentDescriptor
{
    private DocumentDescriptor(Type type, DocumentReader read)
    {
        Type = type;
        Read = read;
    }

    /// <summary>A document of a form that no source shows.</summary>
    public static readonly DocumentDescriptor Raw = new(typeof(RawDocument), static (ref reader, _) => new RawDocument(JsonElement.ParseValue(ref reader)));

    public delegate BatchTaskDocument? DocumentReader(ref Utf8JsonReader reader, JsonSerializerOptions options);

    public Type Type { get; }

    public DocumentReader Read { get; }

    /// <summary>A document that the JSON context describes.</summary>
    public static DocumentDescriptor Of<T>()
        where T : BatchTaskDocument
        => new(typeof(T), static (ref reader, options) => JsonSerializer.Deserialize(ref reader, options.TypeInfo<T>()));

    /// <summary>A document with a converter of its own.</summary>
    public static DocumentDescriptor Of<T>(JsonConverter<T> converter)
        where T : BatchTaskDocument
        => new(typeof(T), (ref reader, options) => converter.Read(ref reader, typeof(T), options));
}
