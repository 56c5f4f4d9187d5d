using System.Text.Json;

namespace IoTDA.Sdk.Serialization;

/// <summary>Writes members as <see cref="AnswerMembers"/> takes them; what is absent is left out.</summary>
internal static class AnswerWriting
{
    public static void WriteText(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    public static void WriteValue<T>(this Utf8JsonWriter writer, string name, T value)
        where T : struct
        => writer.WriteText(name, value.ToString() is { Length: > 0 } text ? text : null);

    public static void WriteTime(this Utf8JsonWriter writer, string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            writer.WritePropertyName(name);
            CompactUtcTime.WritePrecise(writer, time);
        }
    }

    public static void WriteFlag(this Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } flag)
        {
            writer.WriteBoolean(name, flag);
        }
    }

    public static void WriteCount(this Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    public static void WriteTexts(this Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            writer.WriteStartArray(name);
            foreach (string value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }
    }

    public static void WriteRecords<T>(
        this Utf8JsonWriter writer, string name, IReadOnlyList<T> values, IReadOnlyDictionary<string, JsonElement> rest, Action<Utf8JsonWriter, T> writeMembers)
    {
        if (values.Count == 0 || rest.ContainsKey(name))
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (T value in values)
        {
            writer.WriteStartObject();
            writeMembers(writer, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
