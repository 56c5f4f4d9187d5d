using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.Paging;

/// <summary>Reads and writes <c>page</c>.</summary>
internal sealed class PageConverter : JsonConverter<Page>
{
    private static readonly MemberNames Names = new("count", "marker");

    /// <summary>The converter.</summary>
    public static PageConverter Instance { get; } = new();

    /// <inheritdoc />
    public override Page Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "page");
        long? count = null;
        string? marker = null;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    count = members.ReadInt64(ref reader);
                    break;
                case 1:
                    marker = members.ReadString(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new Page { Count = count, Marker = marker };
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, Page value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Count is { } count)
        {
            writer.WriteNumber("count"u8, count);
        }

        if (value.Marker is { } marker)
        {
            writer.WriteString("marker"u8, marker);
        }

        writer.WriteEndObject();
    }
}
