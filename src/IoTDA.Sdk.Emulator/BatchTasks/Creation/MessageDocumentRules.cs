using System.Text.Json;
using IoTDA.Sdk.Emulator.Errors;
using IoTDA.Sdk.Emulator.Http;

namespace IoTDA.Sdk.Emulator.BatchTasks.Creation;

/// <summary>The limits of a <c>createMessages</c> document. Topic and full topic together are taken: the create page's example has both.</summary>
internal static class MessageDocumentRules
{
    private const int MaxUserProperties = 20;

    public static void Check(RequestObject body, JsonElement element)
    {
        RequestObject document = body.Open(
            element,
            "document",
            "message_id", "name", "message", "encoding", "payload_format", "topic", "topic_full_name", "properties", "ttl");
        document.Text("message_id", 100, Characters.InId);
        document.Text("name", 128, Characters.InMessageName);
        document.Required("message", JsonValueKind.String, JsonValueKind.Object);
        document.OneOf("encoding", "none", "base64");
        document.OneOf("payload_format", "standard", "raw");
        document.Text("topic", int.MaxValue);
        document.Text("topic_full_name", int.MaxValue);
        if (document.Number("ttl", 0, 1440) % 5 > 0)
        {
            throw RequestRefusedException.InvalidInput("The member 'document.ttl' must be a multiple of 5.");
        }

        if (document.Optional("properties", JsonValueKind.Object) is { } properties)
        {
            CheckProperties(document.Open(
                properties, document.PathOf("properties"), "correlation_data", "response_topic", "user_properties"));
        }
    }

    private static void CheckProperties(RequestObject properties)
    {
        properties.Text("correlation_data", 128, Characters.InId);
        properties.Text("response_topic", 128, Characters.InResponseTopic);
        if (properties.Optional("user_properties", JsonValueKind.Array) is not { } entries)
        {
            return;
        }

        string path = properties.PathOf("user_properties");
        if (entries.GetArrayLength() > MaxUserProperties)
        {
            throw RequestRefusedException.InvalidInput($"The member '{path}' must have at most {MaxUserProperties} entries.");
        }

        foreach (JsonElement entry in entries.EnumerateArray())
        {
            RequestObject property = properties.Open(entry, path, "prop_key", "prop_value");
            property.Text("prop_key", 128, Characters.InId);
            property.Text("prop_value", 128, Characters.InPropertyValue);
        }
    }
}
