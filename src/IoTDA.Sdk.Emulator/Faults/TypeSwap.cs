using System.Text.Json;

namespace IoTDA.Sdk.Emulator.Faults;

/// <summary>Gives each member of an object another type than the one it has.</summary>
internal static class TypeSwap
{
    public static ReadOnlyMemory<byte> Apply(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return EmulatorResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                writer.WritePropertyName(member.Name);
                WriteAnother(writer, member.Value.ValueKind);
            }

            writer.WriteEndObject();
        }).Body;
    }

    private static void WriteAnother(Utf8JsonWriter writer, JsonValueKind kind)
    {
        switch (kind)
        {
            case JsonValueKind.String:
                writer.WriteStartObject();
                writer.WriteEndObject();
                break;
            case JsonValueKind.Object:
                writer.WriteStartArray();
                writer.WriteNumberValue(1);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Array:
                writer.WriteNumberValue(7);
                break;
            default:
                writer.WriteStringValue("not a number");
                break;
        }
    }
}
