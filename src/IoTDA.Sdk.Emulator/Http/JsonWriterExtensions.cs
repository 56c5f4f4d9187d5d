using System.Text.Json;

namespace IoTDA.Sdk.Emulator.Http;

internal static class JsonWriterExtensions
{
    /// <summary>Writes a member, unless there is no value.</summary>
    public static void WriteOptional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
