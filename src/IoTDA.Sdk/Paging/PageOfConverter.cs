using System.Text.Json;
using System.Text.Json.Serialization;
using IoTDA.Sdk.Serialization;

namespace IoTDA.Sdk.Paging;

/// <summary>Reads the answer of an operation that lists.</summary>
/// <param name="name">What the list is called on the wire.</param>
/// <param name="item">Reads and writes an item.</param>
internal sealed class PageOfConverter<T>(string name, JsonConverter<T> item) : JsonConverter<PageOf<T>>
    where T : class
{
    private readonly MemberNames _names = new(name, "page", "count");

    /// <inheritdoc />
    public override PageOf<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonReading.ExpectObject(ref reader, "The answer");
        IReadOnlyList<T> items = [];
        Page? page = null;
        var members = new MemberReader(_names);
        while (members.Next(ref reader))
        {
            switch (members.Member)
            {
                case 0:
                    items = AnswerList.Read(ref reader, item, options);
                    break;
                case 1:
                    page = members.ReadRecord(ref reader, PageConverter.Instance, options);
                    break;
                case 2:
                    // SearchDevices has a count and no page.
                    var counted = new Page { Count = members.ReadInt64(ref reader) };
                    page ??= counted;
                    break;
                default:
                    members.Skip(ref reader);
                    break;
            }
        }

        return new PageOf<T>(items, page);
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, PageOf<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(name);
        AnswerList.Write(writer, value.Items, item, options);
        if (value.Page is { } page)
        {
            writer.WritePropertyName("page"u8);
            PageConverter.Instance.Write(writer, page, options);
        }

        writer.WriteEndObject();
    }
}
