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
        long count = 0;
        string? marker = null;
        var members = new MemberReader(Names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    count = WireNumber.ReadInt64(ref reader);
                    break;
                case 1:
                    marker = JsonReading.ReadString(ref reader);
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
        writer.WriteNumber("count"u8, value.Count);
        if (value.Marker is { } marker)
        {
            writer.WriteString("marker"u8, marker);
        }

        writer.WriteEndObject();
    }
}
