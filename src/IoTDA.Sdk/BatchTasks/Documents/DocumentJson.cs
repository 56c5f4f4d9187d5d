using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.BatchTasks;

/// <summary>Reads a document by its sibling task type, and writes one by its own type.</summary>
internal static class DocumentJson
{
    /// <summary>Reads a document; one that has not the form its type asks for is kept as raw JSON.</summary>
    /// <param name="reader">Positioned on the value.</param>
    /// <param name="type">The sibling <c>task_type</c>.</param>
    /// <param name="options">Options over the SDK's JSON context.</param>
    public static BatchTaskDocument Read(ref Utf8JsonReader reader, BatchTaskType type, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        try
        {
            BatchTaskDocument? known = type.Kind switch
            {
                BatchTaskTypeKind.SoftwareUpgrade or BatchTaskTypeKind.FirmwareUpgrade or BatchTaskTypeKind.ModuleUpgrade
                    => UpgradeDocumentConverter.Instance.Read(ref reader, typeof(UpgradeDocument), options),
                BatchTaskTypeKind.CreateCommands => JsonSerializer.Deserialize(ref reader, options.TypeInfo<CommandDocument>()),
                BatchTaskTypeKind.CreateAsyncCommands => JsonSerializer.Deserialize(ref reader, options.TypeInfo<AsyncCommandDocument>()),
                BatchTaskTypeKind.CreateMessages => JsonSerializer.Deserialize(ref reader, options.TypeInfo<MessageDocument>()),
                BatchTaskTypeKind.UpdateDeviceShadows => JsonSerializer.Deserialize(ref reader, options.TypeInfo<DeviceShadowDocument>()),
                _ => null,
            };
            if (known is not null && IsWhole(known))
            {
                return known;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Kept as it is, below: a form that this SDK does not know must not hide the task.
        }

        reader = start;
        return new UnknownDocument(JsonElement.ParseValue(ref reader));
    }

    /// <summary>Writes a document.</summary>
    /// <param name="writer">Positioned where a value goes.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">Options over the SDK's JSON context.</param>
    public static void Write(Utf8JsonWriter writer, BatchTaskDocument document, JsonSerializerOptions options)
    {
        switch (document)
        {
            case UnknownDocument { Json.ValueKind: JsonValueKind.Undefined }:
                writer.WriteNullValue();
                break;
            case UnknownDocument unknown:
                unknown.Json.WriteTo(writer);
                break;
            default:
                JsonTypeInfo typeInfo = options.GetTypeInfo(document.GetType());
                JsonSerializer.Serialize(writer, document, typeInfo);
                break;
        }
    }

    // "required" does not stop an explicit null, which no type of ours declares.
    private static bool IsWhole(BatchTaskDocument document) => document switch
    {
        CommandDocument command => command.Paras is not null,
        AsyncCommandDocument command => command.Paras is not null,
        MessageDocument message => message.Message is not null,
        DeviceShadowDocument shadows => shadows.Shadow.All(static shadow => shadow is { ServiceId: not null, Desired: not null }),
        _ => true,
    };
}
