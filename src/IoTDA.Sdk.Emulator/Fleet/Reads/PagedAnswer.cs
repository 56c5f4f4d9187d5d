using System.Text.Json;
using IoTDA.Sdk.Emulator.Http;
using IoTDA.Sdk.Emulator.Paging;

namespace IoTDA.Sdk.Emulator.Fleet.Reads;

/// <summary>A page of records under a name, and <c>page</c> beside it.</summary>
internal static class PagedAnswer
{
    public static EmulatorResponse Of<T>(string name, Page<T> page, EmptyPageMarker whenEmpty, Action<Utf8JsonWriter, T> write)
        => EmulatorResponse.Json(200, writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray(name);
            foreach (T item in page.Items)
            {
                write(writer, item);
            }

            writer.WriteEndArray();
            page.Write(writer, whenEmpty);
            writer.WriteEndObject();
        });

    public static string? Id(this QueryParameters query, string name, int maxLength)
        => query.Text(name, maxLength, text => text.All(Characters.InId), $"1 to {maxLength} letters, digits, _ and -");
}
