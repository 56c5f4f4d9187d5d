using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks.TaskTypes;

/// <summary>Reads a document by its sibling task type, and writes one by its own type.</summary>
internal static class DocumentJson
{
    /// <summary>Reads a document; one that has not the form its type asks for is kept as raw JSON.</summary>
    public static BatchTaskDocument Read(ref Utf8JsonReader reader, BatchTaskType type, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        try
        {
            BatchTaskDocument? known = KnownTaskTypes.Find(type)?.Document?.Read(ref reader, options);
            if (known is { IsWhole: true })
            {
                return known;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // Kept as it is, below: a form that this SDK does not know must not hide the task.
        }

        reader = start;
        return DocumentDescriptor.Raw.Read(ref reader, options)!;
    }

    /// <summary>Writes a document.</summary>
    public static void Write(Utf8JsonWriter writer, BatchTaskDocument document, JsonSerializerOptions options)
    {
        switch (document)
        {
            case RawDocument { Json.ValueKind: JsonValueKind.Undefined }:
                writer.WriteNullValue();
                break;
            case RawDocument unknown:
                writer.WriteAsIs(unknown.Json);
                break;
            default:
                JsonTypeInfo typeInfo = options.GetTypeInfo(document.GetType());
                JsonSerializer.Serialize(writer, document, typeInfo);
                break;
        }
    }
}
