using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IoTDA.Sdk.BatchTasks.Upgrades;
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
        return new RawDocument(JsonElement.ParseValue(ref reader));
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
